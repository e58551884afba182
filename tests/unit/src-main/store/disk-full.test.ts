import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, listQuery, memoryDb, newMessage } from '../../../support/memory-db.ts'

describe('a store on a full disk', () => {
  let db: Database
  let store: StoreOperations
  const page = () => store.listMessages({ query: listQuery(), offset: 0, limit: 10 })
  const commit = (uid: string, text = uid) =>
    store.commitMessages({
      accountId: ANNA,
      messages: [newMessage({ uid: `${uid}-small` }), newMessage({ uid, text })],
      now: 1,
    })

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    commit('before')
  })

  it('says that the disk is full, keeps nothing of the batch, and goes on when there is room again', () => {
    const text = 'x'.repeat(2_000_000)
    const before = page()
    db.exec('PRAGMA max_page_count = 200')

    expect(() => commit('big', text)).toThrow(expect.objectContaining({ kind: 'disk-full' }))
    expect(page()).toEqual(before)
    expect(store.readLedger({ accountId: ANNA }).map(({ uid }) => uid)).toEqual(['before', 'before-small'])

    db.exec('PRAGMA max_page_count = 100000')
    commit('big', text)
    const { messageId } = store.readLedger({ accountId: ANNA }).find(({ uid }) => uid === 'big')!
    expect(store.readMessage({ id: messageId! })?.bytes.length).toBe(2_000_000)
    expect(page().total).toBe(4)
  })
})
