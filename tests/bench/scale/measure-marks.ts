import type { Page } from 'playwright'
import { EVERY_MESSAGE } from '../../support/every-message.ts'
import { ask } from './page-parts.ts'

/** The most that one call may change. */
const MANY = 10_000
const PAGE = 200

/** Seconds in the store, each as the page asks for it. */
export interface Marking {
  messages: number
  asRead: number
  toBin: number
  back: number
}

/** Marks 10,000 messages of the first account as read, moves them to the Bin and back. */
export async function markMany(page: Page): Promise<Marking> {
  const [account] = await ask<{ id: string }[]>(page, 'accounts:list')
  const query = { ...EVERY_MESSAGE, accountId: account?.id ?? '', place: 'inbox' }
  const ids: number[] = []
  for (let offset = 0; ids.length < MANY; offset += PAGE) {
    const { rows } = await ask<{ rows: { id: number }[] }>(page, 'messages:list', {
      query,
      offset,
      limit: PAGE,
    })
    if (rows.length === 0) break
    ids.push(...rows.map(({ id }) => id))
  }
  const many = ids.slice(0, MANY)
  const timed = async (name: string, request: object): Promise<number> => {
    const begun = performance.now()
    await ask(page, name, request)
    return (performance.now() - begun) / 1000
  }
  await ask(page, 'messages:setUnread', { ids: many, isUnread: true })
  return {
    messages: many.length,
    asRead: await timed('messages:setUnread', { ids: many, isUnread: false }),
    toBin: await timed('messages:move', { ids: many, place: 'bin' }),
    back: await timed('messages:move', { ids: many, place: 'inbox' }),
  }
}
