import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { NewHeader, NewMessage, StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

describe('commits', () => {
  let db: Database
  let store: StoreOperations
  const NOW = Date.UTC(2025, 5, 1)
  const headers = (...items: NewHeader[]) =>
    store.commitHeaders({ accountId: ANNA, headers: items, now: NOW })
  const messages = (...items: NewMessage[]) =>
    store.commitMessages({ accountId: ANNA, messages: items, now: NOW })
  const rows = () => store.listMessages({ query: listQuery(), offset: 0, limit: 100 }).rows

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())

  it('shows a message of which only the header is known', () => {
    headers(newHeader({ subject: 'Hello', size: 4321, date: 5 }))

    expect(rows()).toEqual([
      {
        id: 1,
        accountId: ANNA,
        where: 'server',
        place: 'inbox',
        isUnread: true,
        isStarred: false,
        hasAttachments: false,
        fromName: 'Vera',
        fromAddress: 'vera@example.org',
        subject: 'Hello',
        preview: '',
        date: 5,
        size: 4321,
        labelIds: [],
      },
    ])
    expect(store.readLedger({ accountId: ANNA })).toMatchObject([
      { uid: 'uid-1', state: 'on-server', size: 4321, messageId: 1, held: 'header', decision: null },
    ])
    expect(store.readMessage({ id: 1 })).toBeNull()
  })

  it('completes that same row when the message comes, and keeps what the user did to it', () => {
    headers(newHeader({ subject: 'Short', size: 4321 }))
    store.setUnread({ ids: [1], isUnread: false })
    store.setStarred({ ids: [1], isStarred: true })
    store.moveMessages({ ids: [1], place: 'archive' })

    messages(newMessage({ subject: 'Whole', headerHash: 'ab'.repeat(32), text: '12345' }))

    expect(rows()).toMatchObject([
      { id: 1, where: 'both', place: 'archive', isUnread: false, isStarred: true, subject: 'Whole', size: 5 },
    ])
  })

  it('gives back the exact bytes, also of an empty message', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)
    messages({ ...newMessage(), bytes }, newMessage({ uid: 'empty', text: '' }))

    const read = [1, 2].map((id) => Buffer.from(store.readMessage({ id })!.bytes))

    expect(read[0]!.equals(bytes)).toBe(true)
    expect(read[1]).toHaveLength(0)
    expect(
      store.beginDelete({ accountId: ANNA, uids: ['uid-1', 'empty'], by: { kind: 'user' }, now: 1 }).sort(),
    ).toEqual(['empty', 'uid-1'])
  })

  it('does not pass on bytes that are not those whose SHA-256 came in', () => {
    messages(newMessage())
    db.run(sql`UPDATE message_bytes SET sha256 = ${new Uint8Array(32)}`)

    expect(() => store.readMessage({ id: 1 })).toThrow(expect.objectContaining({ kind: 'corrupt' }))
  })

  it('does nothing when the same is committed again', () => {
    messages(newMessage({ subject: 'First' }))
    const before = rows()

    messages(newMessage({ subject: 'Again', text: 'other' }))
    headers(newHeader({ subject: 'Again' }))

    expect(rows()).toEqual(before)
  })

  it('takes the moment it was first seen for a message without a date, also once it is whole', () => {
    headers(newHeader({ date: null }))
    store.commitMessages({ accountId: ANNA, messages: [newMessage({ date: null })], now: NOW + 1000 })

    expect(rows()).toMatchObject([{ date: NOW }])
  })

  it('keeps the same UID of two accounts apart, and UIDs that differ only in case', () => {
    messages(newMessage({ uid: 'a' }), newMessage({ uid: 'A' }))
    store.commitMessages({ accountId: BORIS, messages: [newMessage({ uid: 'a' })], now: NOW })

    expect(rows()).toHaveLength(3)
  })

  it('keeps nothing of a batch in which one message fails', () => {
    const broken = newMessage({ uid: 'broken', headerHash: 'not a hash' })

    expect(() => messages(newMessage({ uid: 'good' }), broken)).toThrow(
      expect.objectContaining({ name: 'StoreError' }),
    )

    expect(rows()).toEqual([])
    expect(store.readLedger({ accountId: ANNA })).toEqual([])
    messages(newMessage({ uid: 'good' }))
    expect(rows()).toHaveLength(1)
  })
})
