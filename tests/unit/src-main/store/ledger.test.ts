import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'
import { retentionOf } from '../../../support/retentions.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2025, 0, 1)

describe('the ledger', () => {
  let db: Database
  let store: StoreOperations
  const listing = (uids: string[], now = NOW) =>
    store.recordListing({ accountId: ANNA, uids, octets: uids.map(() => 10), now })
  const states = () =>
    Object.fromEntries(store.readLedger({ accountId: ANNA }).map(({ uid, state }) => [uid, state]))
  const wheres = () =>
    Object.fromEntries(
      store
        .listMessages({ query: listQuery({ accountId: ANNA }), offset: 0, limit: 10 })
        .rows.map(({ subject, where }) => [subject, where]),
    )
  const begin = (...uids: string[]) =>
    store.beginDelete({ accountId: ANNA, uids, by: { kind: 'retention' }, now: NOW })
  const confirm = (...uids: string[]) => store.confirmDelete({ accountId: ANNA, uids, now: NOW })

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    store.commitHeaders({ accountId: ANNA, headers: [newHeader({ uid: 'h', subject: 'h' })], now: NOW })
    const messages = ['m', 'n'].map((uid) => newMessage({ uid, subject: uid }))
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
    store.commitMessages({ accountId: BORIS, messages: [newMessage({ uid: 'm' })], now: NOW })
  })
  afterEach(() => db.close())

  it('notes what is missing from a listing, and gives it its old state when it is back', () => {
    begin('n')
    listing(['other'])

    expect(states()).toEqual({ h: 'vanished', m: 'vanished', n: 'vanished' })
    expect(wheres()).toEqual({ h: 'server', m: 'here', n: 'here' })
    expect(store.readLedger({ accountId: BORIS })).toMatchObject([{ uid: 'm', state: 'both' }])

    listing(['h', 'm', 'n'], NOW + DAY)
    expect(states()).toEqual({ h: 'on-server', m: 'both', n: 'pending-delete' })
    expect(wheres()).toEqual({ h: 'server', m: 'both', n: 'pending-delete' })
  })

  it('forgets after 60 days of absence, but never a message that is here', () => {
    listing([])
    listing([], NOW + 60 * DAY)
    expect(states()).toEqual({ h: 'vanished', m: 'vanished', n: 'vanished' })

    listing(['m'], NOW + 60 * DAY + 1)

    expect(states()).toEqual({ m: 'both' })
    expect(wheres()).toEqual({ m: 'both', n: 'here' })
  })

  it('counts the 60 days from when a UID went missing, however long the program slept before', () => {
    listing(['h', 'm', 'n'])
    listing([], NOW + 300 * DAY)
    listing([], NOW + 301 * DAY)

    expect(states()).toEqual({ h: 'vanished', m: 'vanished', n: 'vanished' })
  })

  it('offers for deletion only what is safely here', () => {
    expect(begin('m', 'h', 'unknown')).toEqual(['m'])
    expect(states()).toEqual({ h: 'on-server', m: 'pending-delete', n: 'both' })
    expect(wheres()).toMatchObject({ m: 'pending-delete' })
  })

  it('does not offer a message whose bytes are not those that came in', () => {
    db.run(sql`UPDATE message_bytes SET bytes = ${new Uint8Array([1])} WHERE message_id = 2`)

    expect(begin('m', 'n')).toEqual(['n'])
    expect(states()).toMatchObject({ m: 'both' })
  })

  it('offers a pending delete again until it is confirmed, and not after', () => {
    begin('m')
    expect(begin('m')).toEqual(['m'])

    confirm('m')

    expect(begin('m')).toEqual([])
    expect(states()).toMatchObject({ m: 'deleted', n: 'both' })
    expect(wheres()).toMatchObject({ m: 'here' })
  })

  it('keeps a deleted UID as deleted, and doubts which message it is should the server list it again', () => {
    begin('m')
    confirm('m')

    listing(['h', 'n'])
    expect(states()).toMatchObject({ m: 'deleted' })
    listing(['h', 'm', 'n'])
    expect(states()).toMatchObject({ m: 'deleted' })
    expect(store.compareListing({ accountId: ANNA, uids: ['m'], octets: [10] }).doubtful).toEqual([0])
  })

  it('completes a header that had vanished when its message comes after all', () => {
    listing([])
    store.commitMessages({ accountId: ANNA, messages: [newMessage({ uid: 'h', subject: 'h' })], now: NOW })

    expect(states()).toMatchObject({ h: 'both' })
  })

  it('knows when it saw a UID first and last', () => {
    listing(['h', 'm', 'n'], NOW + DAY)
    listing(['h'], NOW + 2 * DAY)

    const seen = store
      .readLedger({ accountId: ANNA })
      .map(({ uid, firstSeen, lastSeen }) => [uid, firstSeen - NOW, lastSeen - NOW])
    expect(seen).toEqual([
      ['h', 0, 2 * DAY],
      ['m', 0, DAY],
      ['n', 0, DAY],
    ])
  })

  it('forgets nothing because the clock jumped ahead by years, back again, or both', () => {
    listing(['other'])
    for (const years of [10, 0, -20, 30, 0]) listing(['other'], NOW + years * 365 * DAY)

    expect(states()).toMatchObject({ h: 'vanished', m: 'vanished', n: 'vanished' })
  })

  it('lets nothing grow old for retention because the clock jumped ahead by years', () => {
    const retention = retentionOf({ afterDays: 14 })
    const due = () => store.planDeletes({ accountId: ANNA, retention }).map(({ uid }) => uid)
    listing(['h', 'm', 'n'])
    listing(['h', 'm', 'n'], NOW + 3650 * DAY)
    expect(due()).toEqual([])

    listing(['h', 'm', 'n'], NOW + 3660 * DAY)
    expect(due()).toEqual([])
    listing(['h', 'm', 'n'], NOW + 3664 * DAY)
    expect(due()).toEqual(['m', 'n'])
  })

  it('doubts a listing in which most of what was there is gone, until that is settled', () => {
    const uids = Array.from({ length: 40 }, (_, index) => `x${index}`)
    store.commitMessages({ accountId: ANNA, messages: uids.map((uid) => newMessage({ uid })), now: NOW })
    const few = uids.slice(0, 30)

    expect(listing([...uids, 'h', 'm', 'n'])).toEqual({ isDoubted: false })
    expect(listing([...few, 'h', 'm', 'n'])).toEqual({ isDoubted: false })
    expect(listing(['new'])).toEqual({ isDoubted: true })
    expect(listing(['new'])).toEqual({ isDoubted: true })
    store.settleListing({ accountId: ANNA })
    expect(listing(['new'])).toEqual({ isDoubted: false })
  })

  it('does not doubt a listing without what we deleted', () => {
    const uids = Array.from({ length: 40 }, (_, index) => `x${index}`)
    store.commitMessages({ accountId: ANNA, messages: uids.map((uid) => newMessage({ uid })), now: NOW })
    begin(...uids)

    expect(listing(['h', 'm', 'n'])).toEqual({ isDoubted: false })
  })
})
