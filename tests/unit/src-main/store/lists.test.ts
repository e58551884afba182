import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessageQuery } from '../../../../src-main/contract/message.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import {
  ANNA,
  BORIS,
  commitAndIndex,
  listQuery,
  memoryDb,
  newHeader,
  newMessage,
} from '../../../support/memory-db.ts'

describe('lists', () => {
  let db: Database
  let store: StoreOperations
  const list = (change: Partial<MessageQuery> = {}, offset = 0, limit = 100) =>
    store.listMessages({ query: listQuery(change), offset, limit })
  const subjects = (change?: Partial<MessageQuery>, offset?: number, limit?: number) =>
    list(change, offset, limit).rows.map(({ subject }) => subject)

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const dated = (subject: string, day: number) =>
      newMessage({ uid: subject, subject, date: day * 86_400_000 })
    commitAndIndex(store, {
      accountId: ANNA,
      messages: [dated('a2', 2), dated('a4', 4), dated('a1', 1)],
      now: 1,
    })
    commitAndIndex(store, { accountId: BORIS, messages: [dated('b3', 3), dated('b5', 5)], now: 1 })
  })
  afterEach(() => db.close())

  it('shows all accounts together or one, newest first', () => {
    expect(subjects()).toEqual(['b5', 'a4', 'b3', 'a2', 'a1'])
    expect(subjects({ accountId: ANNA })).toEqual(['a4', 'a2', 'a1'])
    expect(subjects({ accountId: ANNA, place: 'bin' })).toEqual([])
  })

  it('gives any page, with the counts of the whole list', () => {
    expect(subjects({}, 3, 1)).toEqual(['a2'])
    expect(list({}, 3, 1)).toMatchObject({ total: 5, unread: 5, offset: 3 })
    expect(list({}, 99)).toMatchObject({ total: 5, rows: [] })
  })

  it('keeps messages of the same moment in one order, so that no page shows one twice', () => {
    const messages = Array.from({ length: 9 }, (_, index) => newMessage({ uid: `same-${index}`, date: 0 }))
    store.commitMessages({ accountId: ANNA, messages, now: 1 })

    const ids = [0, 4, 8, 12].flatMap((offset) => list({}, offset, 4).rows.map(({ id }) => id))

    expect(new Set(ids).size).toBe(14)
  })

  it('gives the same page whatever was asked for before it, in every order, and after every change', () => {
    const messages = Array.from({ length: 40 }, (_, index) =>
      newMessage({
        uid: `more-${index}`,
        subject: `s${index % 7}`,
        // Some of the same moment.
        date: (index % 11) * 86_400_000,
        references: index % 3 === 0 ? ['more-1@example.org'] : [],
      }),
    )
    store.commitMessages({ accountId: ANNA, messages, now: 1 })
    const label = store.addLabel({ name: 'Work', colour: 0 }).id
    const labelled = list({}, 5, 30).rows.map(({ id }) => id)
    store.putLabel({ messageIds: labelled, labelId: label, isOn: true })

    const index = fc.nat({ max: 50 })
    const step = fc.record({
      offset: index,
      limit: fc.integer({ min: 1, max: 12 }),
      order: fc.constantFrom<MessageQuery['order']>('date', 'sender', 'subject', 'size'),
      isAscending: fc.boolean(),
      kind: fc.constantFrom<Partial<MessageQuery>>(
        {},
        { accountId: ANNA },
        { place: 'inbox', isThreaded: true },
        { place: 'inbox', isThreaded: true, accountId: ANNA },
        { labelId: label },
        { place: null },
      ),
      moved: fc.option(index, { freq: 6 }),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        for (const { kind, order, isAscending, offset, limit, moved } of steps) {
          if (moved !== null) store.moveMessages({ ids: [moved], place: moved % 2 === 0 ? 'inbox' : 'bin' })
          const query = { ...kind, order, isAscending }
          const ids = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)
          const all = storeOperations(db).listMessages({ query: listQuery(query), offset: 0, limit: 100 })

          expect(ids(list(query, offset, limit).rows)).toEqual(ids(all.rows).slice(offset, offset + limit))
        }
      }),
    )
  })

  it('shows a moved message in its new place only', () => {
    const { id } = list({ accountId: ANNA }).rows[0]!

    expect(store.moveMessages({ ids: [id], place: 'bin' })).toMatchObject({ accountIds: [ANNA] })

    expect(subjects({ place: 'bin' })).toEqual(['a4'])
    expect(subjects({ accountId: ANNA, place: 'inbox' })).toEqual(['a2', 'a1'])
  })

  it('lists starred messages of every place', () => {
    const [first, second] = list({ accountId: ANNA }).rows.map(({ id }) => id)
    store.setStarred({ ids: [first!, second!], isStarred: true })
    store.moveMessages({ ids: [first!], place: 'archive' })
    store.setUnread({ ids: [first!], isUnread: false })

    expect(list({ starredOnly: true })).toMatchObject({ total: 2, unread: 1 })
    expect(subjects({ starredOnly: true, place: 'archive' })).toEqual(['a4'])
    store.setStarred({ ids: [first!], isStarred: false })
    expect(subjects({ starredOnly: true })).toEqual(['a2'])
  })

  it('names only accounts in which something changed', () => {
    const ids = list().rows.map(({ id }) => id)
    store.setUnread({ ids, isUnread: false })

    expect(store.setUnread({ ids, isUnread: false })).toMatchObject({ accountIds: [] })
    expect(store.setUnread({ ids: [ids[0]!, 999], isUnread: true })).toMatchObject({ accountIds: [BORIS] })
  })

  it('counts the places as they really are after any mix of changes', () => {
    const ids = list().rows.map(({ id }) => id)
    store.setStarred({ ids: ids.slice(0, 3), isStarred: true })
    store.setUnread({ ids: ids.slice(1, 4), isUnread: false })
    store.moveMessages({ ids: ids.slice(2), place: 'archive' })
    store.commitHeaders({ accountId: BORIS, headers: [newHeader({ uid: 'new' })], now: 1 })

    const counted = db.all(sql`
      SELECT account_id AS accountId, place, count(*) AS total, sum(is_unread) AS unread,
        sum(is_starred) AS starred FROM message GROUP BY 1, 2 ORDER BY 1, 2`)
    expect(store.countPlaces()).toEqual(counted)
    expect(counted).toHaveLength(4)
  })

  it('removes an account with its messages, text and ledger, and nothing of the others', () => {
    store.removeAccount({ accountId: ANNA })

    expect(subjects()).toEqual(['b5', 'b3'])
    expect(store.readLedger({ accountId: ANNA })).toEqual([])
    expect(store.countPlaces().map(({ accountId }) => accountId)).toEqual([BORIS])
    expect(db.get(sql`SELECT count(*) AS n FROM message_bytes`)).toEqual({ n: 2 })
    expect(db.get(sql`SELECT count(*) AS n FROM message_text`)).toEqual({ n: 2 })
  })

  it('knows no row by a number that was never given', () => {
    expect(store.messageRow({ id: 999 })).toBeNull()
  })
})
