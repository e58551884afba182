import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startIndexer, type Indexer, type IndexingProgress } from '../../../../src-main/indexing/indexer.ts'
import { summariseMessages } from '../../../../src-main/mime/summarise-messages.ts'
import { StoreError } from '../../../../src-main/store/errors.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { Store } from '../../../../src-main/store/store-client.ts'
import { ANNA, listQuery, memoryDb, newMessage } from '../../../support/memory-db.ts'
import { asyncStore } from '../../../support/async-store.ts'

describe('the indexer', () => {
  let db: Database
  let store: Store
  let indexer: Indexer | undefined
  let shown: string[]
  let told: (IndexingProgress | null)[]
  const start = (change: Partial<Store> = {}): Indexer => {
    const mime = {
      summariseMessages: ({ messages }: { messages: Uint8Array<ArrayBuffer>[] }) =>
        summariseMessages(messages, false),
    }
    const pdfs = { summariseWithPdfs: () => Promise.reject(new Error('there is none')) }
    const onIndexed = (accountIds: string[]) => void shown.push(...accountIds)
    const onProgress = (progress: IndexingProgress | null) => void told.push(progress)
    return (indexer = startIndexer({ store: { ...store, ...change }, mime, pdfs, onIndexed, onProgress }))
  }
  const commit = (to: Store, uid: string) =>
    to.commitMessages({ accountId: ANNA, messages: [newMessage({ uid, text: `\n\n${uid}` })], now: 1 })
  const found = async (text: string) =>
    (await store.listMessages({ query: listQuery({ text }), offset: 0, limit: 1 })).total

  beforeEach(() => {
    db = memoryDb()
    store = asyncStore(storeOperations(db))
    shown = []
    told = []
  })
  afterEach(async () => {
    await indexer?.stop()
    db.close()
  })

  it('begins with what waits from the run before, and says whose rows changed', async () => {
    await commit(store, 'zebra')

    await start().settled()

    expect([await found('zebra'), shown]).toEqual([1, [ANNA]])
  })

  it('tells how far it is after each step, and that it is done', async () => {
    for (let each = 0; each < 130; each++) await commit(store, `zebra${String(each)}`)

    await start().settled()

    expect(told).toEqual([
      { kind: 'index', done: 100, total: 130 },
      { kind: 'index', done: 130, total: 130 },
      null,
    ])
  })

  it('indexes what is committed through its store, after it', async () => {
    const started = start()
    await started.settled()

    await commit(started.store, 'zebra')
    await commit(started.store, 'giraffe')
    await started.settled()

    expect([await found('zebra'), await found('giraffe')]).toEqual([1, 1])
  })

  it('lets a commit that is under way go first', async () => {
    let finish = (): void => undefined
    const held = new Promise<void>((resolve) => (finish = resolve))
    const order: string[] = []
    await commit(store, 'zebra')
    const started = start({
      commitMessages: async (...ask) => {
        await held
        await store.commitMessages(...ask)
        order.push('committed')
      },
      indexMessages: (ask) => {
        order.push('indexed')
        return store.indexMessages(ask)
      },
    })

    const committing = commit(started.store, 'giraffe')
    const done = started.settled()
    finish()
    await Promise.all([committing, done])

    expect(order).toEqual(['committed', 'indexed'])
  })

  it('keeps what waits when the store fails, and goes on with the next mail', async () => {
    let isFull = true
    await commit(store, 'zebra')
    const started = start({
      indexMessages: (ask) =>
        isFull ? Promise.reject(new StoreError('disk-full', 'full')) : store.indexMessages(ask),
    })
    await expect(started.settled()).rejects.toMatchObject({ kind: 'disk-full' })
    isFull = false

    await commit(started.store, 'giraffe')
    await started.settled()

    expect([await found('zebra'), await found('giraffe')]).toEqual([1, 1])
  })
})
