import type { Page } from 'playwright'
import { duringSync } from './during-sync.ts'
import { watchMain } from './main-latency.ts'
import { scrollList, switchLists, type Scrolling } from './measure-lists.ts'
import { markMany, type Marking } from './measure-marks.ts'
import { searchAll, type Search } from './measure-search.ts'
import { typeWhile, type Typing } from './measure-typing.ts'
import { askWhile, type Waits } from './measure-waits.ts'
import { SEARCH } from './page-parts.ts'
import { searchQueries } from './search-queries.ts'

const SWITCHES = 60
const JUMPS = 60
const FLING_MILLIS = 10_000
const QUERIES = 200
const SYNCED = 5_000
const WORDS = ['minutes', 'Поезд', 'сметА', 'traghetto', 'הרכבת', '議事録', '"blue folder"']

/** What an hour at the program is made of. */
export interface Session {
  switches: number[]
  scrolling: Scrolling
  searches: Search[]
  typing: Typing
  /** For the store, while mail comes in. */
  waits: Waits
  marking: Marking
  /** How long the main process let the page wait for next to nothing, milliseconds, the longest last, in each part. */
  mainWaits: Record<'lists' | 'search' | 'sync' | 'marks', number[]>
}

/** Uses an unlocked program as its user would. */
export async function useProgram(page: Page, messages: number): Promise<Session> {
  const watched = async <T>(work: () => Promise<T>): Promise<[T, number[]]> => {
    const stop = await watchMain(page)
    const result = await work()
    return [result, await stop()]
  }
  const [{ switches, scrolling }, lists] = await watched(async () => {
    const taken = await switchLists(page, SWITCHES)
    await page.locator('nav button', { hasText: 'All mail' }).first().click()
    return { switches: taken, scrolling: await scrollList(page, JUMPS, FLING_MILLIS) }
  })
  const [searches, search] = await watched(() => searchAll(page, searchQueries(QUERIES, messages)))
  const [typing, sync] = await watched(() =>
    duringSync(page, SYNCED, 77, (isOver) => typeWords(page, isOver)),
  )
  const waits = await duringSync(page, SYNCED, 78, (isOver) => askWhile(page, messages, WORDS, isOver))
  const [marking, marks] = await watched(() => markMany(page))
  return { switches, scrolling, searches, typing, waits, marking, mainWaits: { lists, search, sync, marks } }
}

/** Leaves the search field as it was. */
async function typeWords(page: Page, isOver: () => Promise<boolean>): Promise<Typing> {
  const typing = await typeWhile(page, WORDS, isOver)
  await page.locator(SEARCH).fill('')
  await page.keyboard.press('Escape')
  return typing
}
