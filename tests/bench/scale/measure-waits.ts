import type { Page } from 'playwright'
import { EVERY_MESSAGE } from '../../support/every-message.ts'
import { ask } from './page-parts.ts'

const PAUSE_MILLIS = 50

/** Milliseconds, as the page asks: rows of a list, the first results of a search, a star. */
export interface Waits {
  list: number[]
  search: number[]
  star: number[]
}

/** Asks for this and that, again and again, while something else goes on. */
export async function askWhile(
  page: Page,
  messages: number,
  words: readonly string[],
  isOver: () => Promise<boolean>,
): Promise<Waits> {
  const waits: Waits = { list: [], search: [], star: [] }
  const timed = async <T>(what: keyof Waits, name: string, request: object): Promise<T> => {
    const begun = performance.now()
    const value = await ask<T>(page, name, request)
    waits[what].push(performance.now() - begun)
    return value
  }
  for (let at = 0; !(await isOver()); at++) {
    const inbox = { ...EVERY_MESSAGE, place: 'inbox', isThreaded: true }
    const offset = (at * 977) % Math.floor(messages / 2)
    const { rows } = await timed<{ rows: { id: number }[] }>('list', 'messages:list', {
      query: inbox,
      offset,
      limit: 50,
    })
    const found = { ...EVERY_MESSAGE, text: words[at % words.length] }
    await timed('search', 'messages:list', { query: found, offset: 0, limit: 50 })
    await timed('star', 'messages:setStarred', { ids: rows.slice(0, 1).map(({ id }) => id), isStarred: true })
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS))
  }
  return waits
}
