import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexNext } from '../../../../src-main/indexing/index-next.ts'
import { indexNextPdfs, type PdfParts } from '../../../../src-main/indexing/index-pdfs.ts'
import { MimeError } from '../../../../src-main/mime/mime-error.ts'
import { pdfText } from '../../../../src-main/mime/pdf-text.ts'
import { summariseMessages } from '../../../../src-main/mime/summarise-messages.ts'
import { summariseBody } from '../../../../src-main/mime/summarise-message.ts'
import { summariseHeader } from '../../../../src-main/mime/summarise-header.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { asyncStore } from '../../../support/async-store.ts'
import { makePdf } from '../../../support/make-pdf.ts'
import { ANNA, listQuery, memoryDb, newMessage } from '../../../support/memory-db.ts'

const withPdf = (words: string): string =>
  [
    'To: dora@example.org',
    'Content-Type: multipart/mixed; boundary=b',
    '\n--b\n\ngiraffe',
    '--b\nContent-Type: application/octet-stream; name=report.pdf',
    `Content-Transfer-Encoding: base64\n\n${Buffer.from(makePdf([[words]])).toString('base64')}`,
    '--b--',
  ].join('\n')

const NOTHING = { count: 0, accountIds: [] }

describe('the words of PDFs', () => {
  let db: Database
  let store: StoreOperations
  let asked: number
  const pdfs: PdfParts['pdfs'] = {
    async summariseWithPdfs({ message }) {
      asked++
      return { header: summariseHeader(message), body: await summariseBody(message, pdfText) }
    },
  }
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
  const indexWords = () =>
    indexNext({
      store: asyncStore(store),
      mime: { summariseMessages: ({ messages }) => summariseMessages(messages, false) },
    })
  const indexPdfs = (change: Partial<PdfParts['pdfs']> = {}, isStopped = false) =>
    indexNextPdfs({ store: asyncStore(store), pdfs: { ...pdfs, ...change } }, () => isStopped)

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    asked = 0
  })
  afterEach(() => db.close())

  it('find their message, beside all its other words', async () => {
    commit({ one: withPdf('turbine'), two: withPdf('reactor'), none: '\n\nzebra' })
    await indexWords()
    expect(['giraffe', 'turbine'].map(found)).toEqual([['two', 'one'], []])
    expect(store.countWaiting().unindexed).toBe(2)

    expect([await indexPdfs(), await indexPdfs(), await indexPdfs()]).toEqual([
      { count: 1, accountIds: [ANNA] },
      { count: 1, accountIds: [ANNA] },
      NOTHING,
    ])

    expect(['turbine', 'reactor', 'giraffe', 'dora', 'report'].map(found)).toEqual([
      ['one'],
      ['two'],
      ['two', 'one'],
      ['two', 'one'],
      ['two', 'one'],
    ])
    expect([asked, store.countWaiting().unindexed]).toEqual([2, 0])
  })

  it.each(['too-slow', 'stopped'] as const)(
    'are given up, and the rest is found, when the parser is %s',
    async (kind) => {
      commit({ bad: withPdf('turbine') })
      await indexWords()

      expect(
        await indexPdfs({ summariseWithPdfs: () => Promise.reject(new MimeError(kind, 'defeated')) }),
      ).toEqual({ count: 1, accountIds: [] })

      expect([await indexPdfs(), found('giraffe'), found('turbine')]).toEqual([NOTHING, ['bad'], []])
    },
  )

  it('are read at the next start when the program ends meanwhile, and let be when it goes down with them twice', async () => {
    commit({ one: withPdf('turbine') })
    await indexWords()
    const end = () =>
      indexPdfs({ summariseWithPdfs: () => Promise.reject(new MimeError('stopped', 'closed')) }, true)

    await expect(end()).rejects.toThrow(MimeError)
    expect(store.countWaiting().unindexed).toBe(1)
    await expect(end()).rejects.toThrow(MimeError)

    expect([await indexPdfs(), store.countWaiting().unindexed]).toEqual([NOTHING, 0])
  })

  it('of a message that was removed meanwhile find nothing', async () => {
    commit({ one: withPdf('turbine') })
    await indexWords()

    await indexPdfs({
      summariseWithPdfs(ask) {
        store.removeAccount({ accountId: ANNA })
        return pdfs.summariseWithPdfs(ask)
      },
    })

    expect([found('turbine'), store.countWaiting().unindexed]).toEqual([[], 0])
  })
})
