import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexNext, type IndexingParts } from '../../../../src-main/indexing/index-next.ts'
import { summariseMessages } from '../../../../src-main/mime/summarise-messages.ts'
import { StoreError } from '../../../../src-main/store/errors.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'
import { asyncStore } from '../../../support/async-store.ts'

const BOMB = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(20_000)}`

describe('a step of indexing', () => {
  let db: Database
  let store: StoreOperations
  let parts: IndexingParts
  const commit = (messages: Record<string, string>) =>
    store.commitMessages({
      accountId: ANNA,
      messages: Object.entries(messages).map(([uid, text]) => newMessage({ uid, subject: uid, text })),
      now: 1,
    })
  const found = (text: string) =>
    store
      .listMessages({ query: listQuery({ text }), offset: 0, limit: 100 })
      .rows.map(({ subject }) => subject)
  const indexAll = async () => {
    while ((await indexNext(parts)).count > 0);
  }

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const mime = {
      summariseMessages: ({ messages }: { messages: Uint8Array<ArrayBuffer>[] }) =>
        summariseMessages(messages, false),
    }
    parts = { store: asyncStore(store), mime }
  })
  afterEach(() => db.close())

  it('reads whole messages, parts and headers', async () => {
    commit({ whole: 'To: dora@example.org\n\nzebra' })
    const bytes = new Uint8Array(Buffer.from('Subject: part\n\ngiraffe'))
    store.commitHeaders({
      accountId: ANNA,
      headers: [
        { ...newHeader({ uid: 'part', subject: 'part' }), part: { bytes } },
        newHeader({ uid: 'header', subject: 'header', recipients: 'club@example.org' }),
      ],
      now: 1,
    })

    expect(await indexNext(parts)).toEqual({ count: 3, accountIds: [ANNA] })

    expect(['zebra', 'dora', 'giraffe', 'club', 'header'].map(found)).toEqual([
      ['whole'],
      ['whole'],
      ['part'],
      ['header'],
      ['header'],
    ])
    expect(await indexNext(parts)).toEqual({ count: 0, accountIds: [] })
  })

  it('goes on behind a message that cannot be taken apart, and one that is damaged', async () => {
    commit({ bomb: BOMB, damaged: '\n\nzebra', good: '\n\nzebra' })
    db.run(sql`UPDATE message_bytes SET sha256 = ${new Uint8Array(32)} WHERE message_id = 2`)

    await indexAll()

    expect(['zebra', 'bomb', 'damaged'].map(found)).toEqual([['good'], ['bomb'], ['damaged']])
    expect(store.listUnindexed({ limit: 10 })).toEqual([])
  })

  it('goes on where it was when it was broken off at any point', async () => {
    commit(Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`uid-${i}`, `\n\nzebra${i}`])))
    let calls = 0
    const breaking = (at: number): IndexingParts => ({
      ...parts,
      store: {
        ...parts.store,
        indexMessages: (ask) => {
          if (++calls === at) return Promise.reject(new StoreError('disk-full', 'full'))
          return parts.store.indexMessages(ask)
        },
      },
    })

    const broken = breaking(2)
    await indexNext(broken)
    await expect(indexNext(broken)).rejects.toMatchObject({ kind: 'disk-full' })
    await indexAll()

    expect([0, 120, 249].map((i) => found(`zebra${i}`))).toEqual([['uid-0'], ['uid-120'], ['uid-249']])
  })

  it('takes a big message alone, so that nobody waits long for the store', async () => {
    commit({ small: '\n\nx', big: `\n\n${'x '.repeat(1_500_000)}`, last: '\n\nx' })

    const counts = [await indexNext(parts), await indexNext(parts)].map(({ count }) => count)

    expect(counts).toEqual([1, 1])
  })
})
