import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AccountBook } from '../../../../src-main/accounts/account-book.ts'
import { DEFAULT_SETTINGS } from '../../../../src-main/contract/settings.ts'
import { emptyOld } from '../../../../src-main/ipc/empty-places.ts'
import { createJobs } from '../../../../src-main/ipc/jobs.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { Store } from '../../../../src-main/store/store-client.ts'
import { ANNA, memoryDb, newMessage } from '../../../support/memory-db.ts'

const silent = () => undefined

describe('a job', () => {
  afterEach(() => vi.useRealTimers())

  it('says how far it is, and how it ended', async () => {
    const jobs = createJobs(silent)

    const ended = jobs.run('check', 'messages', (report) => {
      report({ done: 3, total: 9 })
      return Promise.resolve({ messages: 9, bad: 1 })
    })
    expect(jobs.list()).toMatchObject([{ state: 'running', done: 3, total: 9 }])

    expect(await ended).toMatchObject({ state: 'done', messages: 9, bad: 1, failure: null })
    jobs.dismiss(1)
    expect(jobs.list()).toEqual([])
  })

  it('that fails says why', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })

    const job = await createJobs(silent).run('export', 'messages', () => Promise.reject(full))

    expect(job).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } })
  })

  it('ends when it is cancelled, and when the program does', async () => {
    const jobs = createJobs(silent)
    const untilAborted = (_report: unknown, signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
      )
    const first = jobs.run('import', 'octets', untilAborted)
    const second = jobs.run('import', 'octets', untilAborted)

    jobs.cancel(1)
    expect(await first).toMatchObject({ state: 'cancelled', failure: null })
    await jobs.stop()
    expect(await second).toMatchObject({ state: 'cancelled' })
  })
})

describe('the Bin', () => {
  it('loses what has been there for as long as the settings say, and nothing sooner', async () => {
    const db = memoryDb()
    const store = storeOperations(db)
    const messages = ['a', 'b', 'c'].map((uid) => newMessage({ uid }))
    store.commitMessages({ accountId: ANNA, messages, now: 1 })
    store.moveMessages({ ids: [1, 2], place: 'bin' })
    store.moveMessages({ ids: [3], place: 'junk' })
    const day = 24 * 60 * 60 * 1000
    const now = Date.now()
    db.run(sql`UPDATE put_away SET since = ${now - 31 * day} WHERE message_id IN (1, 3)`)
    const jobs = createJobs(silent)
    const accounts = { list: () => [] } as unknown as AccountBook
    const parts = { store: store as unknown as Store, accounts, jobs, broadcast: silent }

    await emptyOld(parts, { ...DEFAULT_SETTINGS, emptyJunkAfterDays: null }, now)

    expect(db.all(sql`SELECT id FROM message ORDER BY id`)).toEqual([{ id: 2 }, { id: 3 }])
    expect(jobs.list()).toMatchObject([{ kind: 'empty', state: 'done', messages: 1 }])
    db.close()
  })
})
