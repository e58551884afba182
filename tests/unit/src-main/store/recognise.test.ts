import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2025, 0, 1)
const hash = (letter: string): string => letter.repeat(64)

describe('messages under new UIDs', () => {
  let db: Database
  let store: StoreOperations
  const listing = (uids: string[], now = NOW) =>
    store.recordListing({ accountId: ANNA, uids, octets: uids.map(() => 500), now })
  const states = () =>
    Object.fromEntries(store.readLedger({ accountId: ANNA }).map(({ uid, state }) => [uid, state]))
  const header = (uid: string, headerHash: string, size = 500) => newHeader({ uid, headerHash, size })
  const commitHeaders = (headers: ReturnType<typeof header>[], asks = false) =>
    store.commitHeaders({ accountId: ANNA, headers, asks, now: NOW })
  const message = (uid: string, headerHash: string) => newMessage({ uid, headerHash, size: 500 })
  const total = () => store.listMessages({ query: listQuery(), offset: 0, limit: 1 }).total

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const messages = [message('old-a', hash('a')), message('old-b', hash('b'))]
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
  })
  afterEach(() => db.close())

  it('are recognised by header and size, and keep their row', () => {
    listing(['new-a', 'new-b'])
    commitHeaders([header('new-a', hash('a')), header('new-b', hash('b'), 501)])

    expect(states()).toEqual({ 'new-a': 'both', 'new-b': 'on-server', 'old-b': 'vanished' })
    expect(total()).toBe(3)
  })

  it('are recognised when the new server counts the octets that really came', () => {
    listing(['new-a'])
    const { bytes } = message('old-a', hash('a'))

    commitHeaders([header('new-a', hash('a'), bytes.length)])

    expect(states()).toMatchObject({ 'new-a': 'both' })
  })

  it('are never taken for one that is still listed: the same mail may come twice', () => {
    listing(['old-a', 'old-b', 'twin'])
    commitHeaders([header('twin', hash('a'))])

    expect(states()).toMatchObject({ 'old-a': 'both', twin: 'on-server' })
    expect(total()).toBe(3)
  })

  it('find each its own when two are alike, and a third is new', () => {
    store.commitMessages({ accountId: ANNA, messages: [message('old-a2', hash('a'))], now: NOW })
    listing(['1', '2', '3'])
    commitHeaders(['1', '2', '3'].map((uid) => header(uid, hash('a'))))

    expect(states()).toMatchObject({ '1': 'both', '2': 'both', '3': 'on-server' })
  })

  it('are recognised without TOP too, when they have come: no second row', () => {
    listing(['new-a'])
    store.commitMessages({ accountId: ANNA, messages: [message('new-a', hash('a'))], now: NOW })

    expect(states()).toMatchObject({ 'new-a': 'both' })
    expect(total()).toBe(2)
  })

  it('are recognised though the old UID was forgotten long ago', () => {
    listing(['other'])
    listing(['other'], NOW + 50 * DAY)
    listing(['other'], NOW + 100 * DAY)
    expect(states()).toEqual({})

    commitHeaders([header('new-a', hash('a'))])

    expect(states()).toEqual({ 'new-a': 'both' })
    expect(total()).toBe(2)
  })

  it('are recognised though they were deleted here for good: they do not come again', () => {
    const { messageId } = store.readLedger({ accountId: ANNA }).find(({ uid }) => uid === 'old-a')!
    store.deleteMessages({ ids: [messageId!], deletesThere: [], now: NOW })
    listing(['new-a', 'old-b'])
    commitHeaders([header('new-a', hash('a'))])

    expect(store.compareListing({ accountId: ANNA, uids: ['new-a'], octets: [500] })).toMatchObject({
      unknown: [],
      bare: [],
      header: [],
    })
  })

  it('wait, unrecognised, for a person’s answer, which is remembered', () => {
    listing(['new-a', 'new-c'])
    commitHeaders([header('new-a', hash('a')), header('new-c', hash('c'))], true)
    const wanted = () =>
      store.compareListing({ accountId: ANNA, uids: ['new-a', 'new-c'], octets: [500, 500] })
    expect(store.countAsked({ accountId: ANNA })).toBe(1)
    expect(total()).toBe(2)
    expect(wanted()).toMatchObject({ unknown: [], bare: [] })

    store.answerAsked({ accountId: ANNA, takesThem: true, now: NOW })
    expect(wanted()).toMatchObject({ unknown: [], bare: [1] })
    expect(store.countAsked({ accountId: ANNA })).toBe(0)
  })

  it('are never taken after a no', () => {
    commitHeaders([header('new-c', hash('c'))], true)
    store.answerAsked({ accountId: ANNA, takesThem: false, now: NOW })

    const { unknown, bare } = store.compareListing({ accountId: ANNA, uids: ['new-c'], octets: [500] })
    expect([unknown, bare]).toEqual([[], []])
  })
})

describe('a UID that may mean another message now', () => {
  let db: Database
  let store: StoreOperations
  const compare = (octets: number) => store.compareListing({ accountId: ANNA, uids: ['a'], octets: [octets] })
  const settle = (headerHash: string) =>
    store.settleDoubts({ accountId: ANNA, headers: [newHeader({ uid: 'a', size: 900, headerHash })] })

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const messages = [newMessage({ uid: 'a', size: 500, headerHash: hash('a') })]
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
  })
  afterEach(() => db.close())

  it('is in doubt when its size has changed, and keeps its message when the header is the same', () => {
    expect(compare(500).doubtful).toEqual([])
    expect(compare(900).doubtful).toEqual([0])

    settle(hash('a'))

    expect(compare(900)).toMatchObject({ doubtful: [], unknown: [] })
  })

  it('is unknown when the header is another one; the message that is here stays', () => {
    settle(hash('z'))

    expect(compare(900)).toMatchObject({ doubtful: [], unknown: [0] })
    expect(store.readMessage({ id: 1 })).not.toBeNull()
    expect(store.messageRow({ id: 1 })?.where).toBe('here')
  })

  it('is pending again when it was deleted and is listed all the same', () => {
    store.beginDelete({ accountId: ANNA, uids: ['a'], by: { kind: 'user' }, now: NOW })
    store.confirmDelete({ accountId: ANNA, uids: ['a'], now: NOW })
    expect(compare(500).doubtful).toEqual([0])

    settle(hash('a'))

    expect(store.messageRow({ id: 1 })?.where).toBe('pending-delete')
  })
})
