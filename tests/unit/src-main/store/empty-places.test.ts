import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { migrate } from '../../../../src-main/store/migrate.ts'
import { migrations } from '../../../../src-main/store/migrations/index.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, memoryDb, newMessage } from '../../../support/memory-db.ts'

const NOW = Date.now()
const FUTURE = NOW + 1_000_000_000

describe('what is in the Bin and in Junk', () => {
  let db: Database
  let store: StoreOperations
  const inBin = (before: number | null = null) => store.listPutAway({ place: 'bin', before, limit: 100 })

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const messages = ['a', 'b', 'c'].map((uid) => newMessage({ uid }))
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
    store.recordListing({ accountId: ANNA, uids: ['a', 'b', 'c'], octets: [1, 1, 1], now: NOW })
  })
  afterEach(() => db.close())

  it('is known with the time it came there, whoever moved it, and no longer once it is out', () => {
    store.moveMessages({ ids: [1, 2], place: 'bin' })
    store.moveMessages({ ids: [3], place: 'junk' })
    db.run(sql`UPDATE put_away SET since = 5 WHERE message_id = 2`)

    expect(inBin()).toEqual([2, 1])
    expect(inBin(1000)).toEqual([2])
    expect(store.listPutAway({ place: 'junk', before: FUTURE, limit: 9 })).toEqual([3])

    store.moveMessages({ ids: [2], place: 'inbox' })
    expect(inBin()).toEqual([1])
  })

  it('has its time from the last move there', () => {
    store.moveMessages({ ids: [1], place: 'bin' })
    db.run(sql`UPDATE put_away SET since = 5`)

    store.moveMessages({ ids: [1], place: 'bin' })
    expect(inBin(1000)).toEqual([1])
    store.moveMessages({ ids: [1], place: 'junk' })
    store.moveMessages({ ids: [1], place: 'bin' })
    expect(inBin(1000)).toEqual([])
  })

  it('goes for good with copies on servers only where its account says so, and is counted so before', () => {
    store.commitMessages({ accountId: BORIS, messages: [newMessage({ uid: 'd' })], now: NOW })
    store.moveMessages({ ids: [1, 2, 4], place: 'bin' })
    store.keepOnServer({ ids: [2], now: NOW })

    const count = (deletesThere: string[]) => store.countDoomed({ doomed: { place: 'bin' }, deletesThere })
    expect(count([])).toEqual({ messages: 3, there: 0 })
    expect(count([ANNA])).toEqual({ messages: 3, there: 1 })
    expect(store.countDoomed({ doomed: { ids: [1, 99] }, deletesThere: [ANNA] })).toEqual({
      messages: 1,
      there: 1,
    })

    store.deleteMessages({ ids: inBin(), deletesThere: [ANNA], now: NOW })
    const states = store.readLedger({ accountId: ANNA }).map(({ uid, state }) => [uid, state])
    expect(states).toEqual([
      ['a', 'pending-delete'],
      ['b', 'on-server'],
      ['c', 'both'],
    ])
    expect(db.all(sql`SELECT * FROM put_away`)).toEqual([])
  })

  it('came there now, as far as an older database knows', () => {
    db.exec(`
      DROP TRIGGER put_away_added; DROP TRIGGER put_away_moved; DROP TABLE put_away;
      UPDATE message SET place = 'bin' WHERE id = 1;
      PRAGMA user_version = 119`)

    migrate(
      db,
      migrations.filter(({ version }) => version === 120),
    )

    expect(inBin(NOW - 1000)).toEqual([])
    expect(inBin(FUTURE)).toEqual([1])
  })
})
