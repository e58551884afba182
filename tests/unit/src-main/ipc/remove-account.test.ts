import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeAccount, type RemovingParts } from '../../../../src-main/ipc/remove-account.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import { asyncStore } from '../../../support/async-store.ts'
import { ANNA, BORIS, memoryDb, newMessage } from '../../../support/memory-db.ts'

/** More than go in one step. */
const MANY = 501

describe('removing an account', () => {
  let db: Database
  let done: string[]
  let stop: AbortController

  beforeEach(() => {
    db = memoryDb()
    done = []
    stop = new AbortController()
    const messages = Array.from({ length: MANY }, (_, n) => newMessage({ uid: String(n) }))
    const store = storeOperations(db)
    store.commitMessages({ accountId: ANNA, messages, now: 1 })
    store.commitMessages({ accountId: BORIS, messages: [newMessage({ uid: 'b' })], now: 1 })
  })
  afterEach(() => db.close())

  const note = (name: string) => () => {
    done.push(name)
    return Promise.resolve()
  }
  const parts = (): RemovingParts =>
    ({
      accounts: { remove: note('account removed'), list: () => [] },
      store: asyncStore(storeOperations(db)),
      syncs: { hold: note('held'), release: note('released'), forget: note('forgotten') },
      desks: { forget: note('desk closed') },
      broadcast: () => undefined,
      forgetSessions: note('sessions ended'),
    }) as unknown as RemovingParts
  const left = (accountId: string): number | undefined =>
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM message WHERE account_id = ${accountId}`)?.n

  it('takes its mail in steps, tells how far it is, and leaves the others alone', async () => {
    const reports: unknown[] = []

    const end = await removeAccount(parts(), ANNA)((state) => void reports.push(state), stop.signal)

    expect(reports).toEqual([0, 500, MANY].map((n) => ({ done: n, total: MANY, messages: n })))
    expect(end).toEqual({ messages: MANY })
    expect([left(ANNA), left(BORIS)]).toEqual([0, 1])
    expect(db.get(sql`SELECT 1 FROM ledger WHERE account_id = ${ANNA}`)).toBeUndefined()
    expect(done).toEqual(['desk closed', 'held', 'sessions ended', 'forgotten', 'account removed'])
  })

  it('is stopped between two steps: the account stays, with the rest, and what has gone does not come again', async () => {
    const work = removeAccount(parts(), ANNA)

    const stopped = work(({ done: gone }) => gone === 500 && stop.abort(), stop.signal)

    await expect(stopped).rejects.toThrow()
    expect(left(ANNA)).toBe(1)
    expect(done).toEqual(['desk closed', 'held', 'sessions ended', 'released'])
    expect(
      db.get<{ n: number }>(sql`
        SELECT count(*) AS n FROM ledger WHERE account_id = ${ANNA} AND decision = 'skip'`)?.n,
    ).toBe(500)
  })
})
