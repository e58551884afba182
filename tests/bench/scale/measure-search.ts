import type { Page } from 'playwright'
import { EVERY_MESSAGE } from '../../support/every-message.ts'
import { ask } from './page-parts.ts'
import type { Query } from './search-queries.ts'

const FIRST_RESULTS = 50

export interface Search extends Query {
  millis: number
  total: number
}

/** How long the first 50 results of each query take, as the page asks for them: call, store, answer. */
export async function searchAll(page: Page, queries: readonly Query[]): Promise<Search[]> {
  const found: Search[] = []
  for (const { kind, text } of queries) {
    const query = { ...EVERY_MESSAGE, text }
    const begun = performance.now()
    const { total } = await ask<{ total: number }>(page, 'messages:list', {
      query,
      offset: 0,
      limit: FIRST_RESULTS,
    })
    found.push({ kind, text, total, millis: performance.now() - begun })
  }
  return found
}
