import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import type { MessageWords } from '../../../../src-main/store/unindexed.ts'
import { ANNA, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

describe('what is not in the search index yet', () => {
  let db: Database
  let store: StoreOperations
  const commit = (...uids: string[]) =>
    store.commitMessages({ accountId: ANNA, messages: uids.map((uid) => newMessage({ uid })), now: 1 })
  const waiting = () => store.listUnindexed({ limit: 100 }).map(({ id, held }) => [id, held])
  const found = (text: string) =>
    store.listMessages({ query: listQuery({ text }), offset: 0, limit: 100 }).rows.map(({ id }) => id)
  const words = (id: number, change: Partial<MessageWords> = {}): MessageWords => ({
    id,
    held: 'whole',
    recipients: 'anna@example.org',
    body: {
      preview: 'First words',
      hasAttachments: true,
      hasPdf: false,
      searchText: 'zebra',
      attachmentText: 'stripes.pdf',
    },
    isUnreadable: false,
    ...change,
  })

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())

  it('is in the list at once, in the order in which it came, and found once it is indexed', () => {
    commit('a', 'b')
    expect(waiting()).toEqual([
      [1, 'whole'],
      [2, 'whole'],
    ])
    expect(found('subject')).toEqual([])

    expect(store.indexMessages({ messages: [words(1)] })).toEqual({ accountIds: [ANNA] })

    expect(waiting()).toEqual([[2, 'whole']])
    expect(['zebra', 'stripes.pdf', 'subject', 'vera'].map(found)).toEqual([[1], [1], [1], [1]])
    expect(store.messageRow({ id: 1 })).toMatchObject({ preview: 'First words', hasAttachments: true })
  })

  it('knows whom a message is to of which only the header is here', () => {
    store.commitHeaders({ accountId: ANNA, headers: [newHeader({ recipients: 'club@example.org' })], now: 1 })

    const [message] = store.listUnindexed({ limit: 1 })
    store.indexMessages({ messages: [{ ...message!, body: null, isUnreadable: false }] })

    expect(found('club@example.org')).toEqual([1])
  })

  it('waits anew when more of it comes, also while what was here before is being read', () => {
    store.commitHeaders({ accountId: ANNA, headers: [newHeader({ uid: 'a' })], now: 1 })
    const header = words(1, { held: 'header', body: null })

    commit('a')
    expect(store.indexMessages({ messages: [header] })).toEqual({ accountIds: [] })

    expect(waiting()).toEqual([[1, 'whole']])
    store.indexMessages({ messages: [words(1)] })
    expect([waiting(), found('zebra')]).toEqual([[], [1]])
  })

  it('is passed over when it was removed before its turn, or while it was being read', () => {
    commit('a', 'b')
    store.deleteMessages({ ids: [1], deletesThere: [], now: 2 })
    expect(waiting()).toEqual([[2, 'whole']])

    store.indexMessages({ messages: [words(1), words(2)] })

    expect([waiting(), found('zebra')]).toEqual([[], [2]])
  })

  it('is found by its header when it cannot be taken apart, and not tried again', () => {
    commit('a', 'b')

    store.indexMessages({ messages: [words(1, { body: null, isUnreadable: true })] })

    expect([waiting(), found('subject')]).toEqual([[[2, 'whole']], [1]])
  })

  it('enters no message twice', () => {
    commit('a')
    store.indexMessages({ messages: [words(1)] })

    expect(store.indexMessages({ messages: [words(1, { recipients: 'other' })] })).toEqual({ accountIds: [] })
    expect(found('other')).toEqual([])
  })
})
