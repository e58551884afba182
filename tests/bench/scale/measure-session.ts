import type { Page } from 'playwright'
import { startDovecot } from '../../servers/dovecot.ts'
import { generateMail } from '../../servers/generate-mail.ts'
import { newAccount } from '../../support/account-samples.ts'
import { watchMain } from './main-latency.ts'
import { scrollList, switchLists, type Scrolling } from './measure-lists.ts'
import { markMany, type Marking } from './measure-marks.ts'
import { searchAll, type Search } from './measure-search.ts'
import { typeWhile, type Typing } from './measure-typing.ts'
import { ask, SEARCH } from './page-parts.ts'
import { searchQueries } from './search-queries.ts'

const SWITCHES = 60
const JUMPS = 60
const FLING_MILLIS = 10_000
const QUERIES = 200
const SYNCED = 5_000
const SYNC_DEADLINE_MILLIS = 5 * 60_000
const WORDS = ['minutes', 'Поезд', 'сметА', 'traghetto', 'הרכבת', '議事録', '"blue folder"']

/** What an hour at the program is made of. */
export interface Session {
  switches: number[]
  scrolling: Scrolling
  searches: Search[]
  typing: Typing
  marking: Marking
  /** The longest that the main process let the page wait for next to nothing, milliseconds, in each part. */
  mainWaits: Record<'lists' | 'search' | 'sync' | 'marks', number>
}

/** Uses an unlocked program as its user would. */
export async function useProgram(page: Page, messages: number): Promise<Session> {
  const watched = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
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
  const [typing, sync] = await watched(() => typeWhileSyncing(page))
  const [marking, marks] = await watched(() => markMany(page))
  return { switches, scrolling, searches, typing, marking, mainWaits: { lists, search, sync, marks } }
}

async function typeWhileSyncing(page: Page): Promise<Typing> {
  function* mail(): Generator<Buffer> {
    for (const { bytes } of generateMail({ count: SYNCED, sizeMix: 'desktop', seed: 77 })) yield bytes
  }
  const dovecot = await startDovecot({
    users: [{ name: 'alice', password: 'alice-secret', messages: mail() }],
  })
  try {
    const { id } = await ask<{ id: string }>(
      page,
      'accounts:add',
      newAccount({
        host: '127.0.0.1',
        port: dovecot.ports.plain,
        security: 'none',
        user: 'alice',
        password: 'alice-secret',
        checkAtStart: false,
        checkEveryMinutes: 0,
      }),
    )
    await ask(page, 'sync:start', { accountId: id })
    const begun = performance.now()
    const typing = await typeWhile(page, WORDS, async () => {
      const states = await ask<
        { accountId: string; phase: string; newMessages: number; finishedAt: number | null }[]
      >(page, 'sync:states')
      const state = states.find(({ accountId }) => accountId === id)
      if (state?.finishedAt != null && state.newMessages < SYNCED)
        throw new Error(`the sync took ${state.newMessages} of ${SYNCED} messages`)
      if (performance.now() - begun > SYNC_DEADLINE_MILLIS) throw new Error('the sync does not end')
      return state?.finishedAt != null
    })
    await page.locator(SEARCH).fill('')
    await page.keyboard.press('Escape')
    return typing
  } finally {
    await dovecot.stop()
  }
}
