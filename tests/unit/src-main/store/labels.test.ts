import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { pageQuery } from '../../../../src-main/store/lists.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import {
  ANNA,
  BORIS,
  commitAndIndex,
  explain,
  listQuery,
  memoryDb,
  newHeader,
  newMessage,
} from '../../../support/memory-db.ts'

describe('labels', () => {
  let db: Database
  let store: StoreOperations
  let work: number
  let home: number
  const subjects = (labelId: number, text = '') =>
    store
      .listMessages({ query: listQuery({ labelId, text }), offset: 0, limit: 100 })
      .rows.map(({ subject }) => subject)
  const idOf = (subject: string): number =>
    db.get<{ id: number }>(sql`SELECT id FROM message WHERE subject = ${subject}`)!.id
  const put = (subjects: string[], labelId: number, isOn = true) =>
    store.putLabel({ messageIds: subjects.map(idOf), labelId, isOn })

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const dated = (subject: string, day: number) =>
      newMessage({ uid: subject, subject, date: day * 86_400_000 })
    commitAndIndex(store, { accountId: ANNA, messages: [dated('a2', 2), dated('a4', 4)], now: 1 })
    commitAndIndex(store, { accountId: BORIS, messages: [dated('b3', 3)], now: 1 })
    work = store.addLabel({ name: 'Work', colour: 1 }).id
    home = store.addLabel({ name: 'Home', colour: 2 }).id
  })
  afterEach(() => db.close())

  it('lists what has a label, of every account and place, newest first', () => {
    expect(put(['a2', 'b3', 'a4'], work)).toMatchObject({ accountIds: [ANNA, BORIS] })
    store.moveMessages({ ids: [idOf('a4')], place: 'bin' })

    expect(subjects(work)).toEqual(['a4', 'b3', 'a2'])
    expect(subjects(home)).toEqual([])
  })

  it('tells with each row which labels it has', () => {
    put(['a2'], home)
    put(['a2'], work)

    const { rows } = store.listMessages({ query: listQuery({ accountId: ANNA }), offset: 0, limit: 9 })

    expect(rows.map(({ labelIds }) => labelIds)).toEqual([[], [work, home]])
    expect(store.messageRow({ id: idOf('a2') })?.labelIds).toEqual([work, home])
  })

  it('names only accounts in which something changed', () => {
    put(['a2'], work)

    expect(put(['a2'], work)).toMatchObject({ accountIds: [] })
    expect(put(['a2', 'b3'], work)).toMatchObject({ accountIds: [BORIS] })
    expect(put(['a4', 'b3'], work, false)).toMatchObject({ accountIds: [BORIS] })
    expect(put(['a4'], 999)).toMatchObject({ accountIds: [] })
  })

  it('finds words among the messages with a label', () => {
    put(['a2', 'b3'], work)

    expect(subjects(work, 'b3')).toEqual(['b3'])
    expect(subjects(work, 'a4')).toEqual([])
  })

  it('counts as it really is after any mix of changes', () => {
    put(['a2', 'a4', 'b3'], work)
    put(['a2', 'b3'], home)
    store.setUnread({ ids: [idOf('a2')], isUnread: false })
    put(['b3'], work, false)
    store.removeAccount({ accountId: BORIS })

    const counted = db.all(sql`
      SELECT label.id, name, colour, count(message_label.message_id) AS total, coalesce(sum(message.is_unread), 0) AS unread
      FROM label LEFT JOIN message_label ON label_id = label.id LEFT JOIN message ON message.id = message_label.message_id
      GROUP BY label.id ORDER BY label.id`)
    expect(store.listLabels()).toEqual(counted)
    expect(counted).toMatchObject([
      { id: work, total: 2, unread: 1 },
      { id: home, total: 1, unread: 0 },
    ])
    const query = listQuery({ labelId: work })
    expect(store.listMessages({ query, offset: 0, limit: 9 })).toMatchObject({ total: 2, unread: 1 })
  })

  it('keeps the order when the whole message brings another date', () => {
    store.commitHeaders({
      accountId: ANNA,
      headers: [newHeader({ uid: 'n', subject: 'n', date: 1 })],
      now: 1,
    })
    put(['a2', 'n'], work)

    store.commitMessages({
      accountId: ANNA,
      messages: [newMessage({ uid: 'n', subject: 'n', headerHash: 'ab'.repeat(32), date: 9 * 86_400_000 })],
      now: 1,
    })

    expect(subjects(work)).toEqual(['n', 'a2'])
  })

  it('is renamed, and when removed goes from all messages, which stay', () => {
    put(['a2', 'b3'], work)
    store.changeLabel({ id: home, name: 'House', colour: 5 })

    expect(store.removeLabel({ id: work })).toMatchObject({ accountIds: [ANNA, BORIS] })

    expect(store.listLabels()).toEqual([{ id: home, name: 'House', colour: 5, total: 0, unread: 0 }])
    expect(store.messageRow({ id: idOf('a2') })?.labelIds).toEqual([])
  })

  it('never gives a number again, so that no rule comes to mean another label', () => {
    store.removeLabel({ id: home })

    expect(store.addLabel({ name: 'New', colour: 0 }).id).toBeGreaterThan(home)
  })

  it('reads a list in the order of its index', () => {
    const way = { from: { index: 7, date: 5, id: 5 }, isBackwards: false, skip: 50, limit: 50 }
    const plan = explain(db, pageQuery(listQuery({ labelId: work }), way))

    expect(plan[0]).toMatch(/^SEARCH chosen USING COVERING INDEX labelled_by_date \(label_id=\? AND /)
    expect(plan[1]).toMatch(/^SEARCH message USING INTEGER PRIMARY KEY/)
    expect(plan.join()).not.toMatch(/TEMP B-TREE|SCAN/)
  })
})
