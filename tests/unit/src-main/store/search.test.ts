import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const ACCOUNTS = [{ id: BORIS, names: ['Boris'] }]

describe('search', () => {
  let db: Database
  let store: StoreOperations
  const search = (text: string, change: Partial<MessageQuery> = {}) =>
    store.listMessages({ query: listQuery({ text, ...change }), offset: 0, limit: 100, accounts: ACCOUNTS })
  const found = (text: string, change?: Partial<MessageQuery>) =>
    search(text, change).rows.map(({ subject }) => subject)

  beforeAll(() => {
    db = memoryDb()
    store = storeOperations(db)
    const messages = [
      newMessage({
        uid: '1',
        date: 1,
        subject: 'Invoice 2024',
        searchText: 'the invoice is enclosed',
        attachmentText: 'report.pdf',
      }),
      newMessage({
        uid: '2',
        date: 3,
        subject: 'Grüße',
        fromName: 'Jürgen',
        searchText: 'is the invoice there',
      }),
      newMessage({ uid: '3', date: 2, subject: '会議のお知らせ', searchText: '来週の会議は東京で行います' }),
      newMessage({ uid: '4', date: 4, subject: 'שלום', searchText: 'הפגישה תתקיים ביום ראשון' }),
      newMessage({
        uid: '5',
        date: 5,
        subject: 'Счёт',
        recipients: 'boss@example.net',
        searchText: 'Оплатите счёт',
      }),
    ]
    commitAndIndex(store, { accountId: ANNA, messages, now: 1 })
    commitAndIndex(store, {
      accountId: BORIS,
      headers: [newHeader({ subject: 'Invoice, header only', date: 9 })],
      now: 1,
    })
  })
  afterAll(() => db.close())

  it.each([
    ['every word must occur', 'invoice there', ['Grüße']],
    ['words may go on', 'invo encl', ['Invoice 2024']],
    ['words in quotes follow each other', '"the invoice is"', ['Invoice 2024']],
    ['words in quotes are whole', '"the invo"', []],
    ['an open quote is a phrase', '"invoice there', ['Grüße']],
    ['names of attachments', 'report.pdf', ['Invoice 2024']],
    ['the sender', 'jurgen', ['Grüße']],
    ['the recipients', 'boss@example.net', ['Счёт']],
    ['Japanese, in the middle of a sentence', '会議', ['会議のお知らせ']],
    ['Japanese characters only next to each other', '会東', []],
    ['Hebrew', 'הפגישה', ['שלום']],
    ['Russian, in any case', 'СЧЁТ', ['Счёт']],
    ['nothing but punctuation', '- "" *', []],
  ])('%s: %s', (_, text, subjects) => {
    expect(found(text)).toEqual(subjects)
  })

  it.each([
    ['from:jurgen', ['Grüße']],
    ['subject:invoice', ['Invoice, header only', 'Invoice 2024']],
    ['to:boss', ['Счёт']],
    ['invoice -subject:invoice', ['Grüße']],
    ['-invoice', ['Счёт', 'שלום', '会議のお知らせ']],
    ['-invoice has:attachment', []],
    ['שָׁלוֹם', ['שלום']],
    ['тема:СЧЁТ', ['Счёт']],
    ['after:1971', []],
    ['invoice before:1971 larger:500', ['Invoice, header only']],
    ['account:boris', ['Invoice, header only']],
    ['is:unread -in:inbox', []],
    ['in:inbox in:work', []],
  ])('operators: %s', (text, subjects) => {
    expect(found(text)).toEqual(subjects)
  })

  it('puts what fits best first, when asked to', () => {
    expect(found('invoice', { order: 'best' }).slice(0, 2)).toEqual(['Invoice, header only', 'Invoice 2024'])
    expect(found('invoice', { isAscending: true })[0]).toBe('Invoice 2024')
    expect(found('invoice', { order: 'sender', isAscending: true })).toEqual([
      'Grüße',
      'Invoice, header only',
      'Invoice 2024',
    ])
  })

  it.each(['date', 'best', 'sender'] as const)(
    'knows a day from the one before it, in the order of %s',
    (order) => {
      const midnight = new Date(2024, 4, 2).getTime()
      const days = [-1, 0, 59_999].map((offset) =>
        newHeader({
          uid: `day ${String(offset)}`,
          subject: `day ${String(offset)}`,
          date: midnight + offset,
        }),
      )
      commitAndIndex(store, { accountId: BORIS, headers: days, now: 1 })

      expect(found('day after:2024-05-02', { order }).toSorted()).toEqual(['day 0', 'day 59999'])
      expect(found('day before:2024-05-02', { order })).toEqual(['day -1'])
      expect(found('day -after:2024-05-02 is:unread', { order })).toEqual(['day -1'])
      db.run(sql`DELETE FROM ledger WHERE uid LIKE 'day %'`)
      db.run(sql`DELETE FROM message WHERE subject LIKE 'day %'`)
    },
  )

  it('says where the words are', () => {
    const [row] = search('Grü').rows

    expect(search('Grü').words).toEqual(['Grü'])
    expect(row?.lit).toEqual({ from: [], subject: [[0, 3]], preview: [] })
  })

  it('counts to a thousand, and further as the list is scrolled', () => {
    const many = Array.from({ length: 2500 }, (_, at) =>
      newHeader({ uid: `many-${String(at)}`, subject: 'plenty', date: at * 60_000 }),
    )
    commitAndIndex(store, { accountId: BORIS, headers: many, now: 1 })
    const page = (offset: number) =>
      store.listMessages({ query: listQuery({ text: 'plenty' }), offset, limit: 100 })

    expect(page(0)).toMatchObject({ total: 1000, isMore: true })
    expect(page(900)).toMatchObject({ total: 2000, isMore: true })
    expect(page(1900)).toMatchObject({ total: 2500, isMore: false, rows: { length: 100 } })
    expect(page(0).rows[0]).toMatchObject({ date: 2499 * 60_000 })
    db.run(sql`DELETE FROM ledger WHERE uid LIKE 'many-%'`)
    db.run(sql`DELETE FROM message WHERE subject = 'plenty'`)
  })

  it('shows the newest first, and messages of which only the header is here', () => {
    expect(found('invoice')).toEqual(['Invoice, header only', 'Grüße', 'Invoice 2024'])
  })

  it('looks only where the list looks', () => {
    const { rows } = search('invoice', { accountId: ANNA })
    store.setUnread({ ids: [rows[0]!.id], isUnread: false })
    store.setStarred({ ids: [rows[1]!.id], isStarred: true })

    expect(search('invoice', { accountId: ANNA })).toMatchObject({ total: 2, unread: 1 })
    expect(found('invoice', { starredOnly: true })).toEqual(['Invoice 2024'])
    expect(found('invoice', { place: 'bin' })).toEqual([])
  })

  it('gives pages of what it finds', () => {
    const page = store.listMessages({ query: listQuery({ text: 'invoice' }), offset: 1, limit: 1 })

    expect(page).toMatchObject({ total: 3, offset: 1, rows: [{ subject: 'Grüße' }] })
  })

  it.each([
    'AND',
    'NEAR(a b)',
    'subject:invoice',
    '^x',
    '(',
    'a*b',
    '{a} : b',
    '"a" + "b"',
    "'",
    'a\0b',
    '\ud800',
  ])('takes %j for words, not for syntax', (text) => {
    expect(() => search(text)).not.toThrow()
  })

  it('never fails on what is typed, up to the longest text allowed', () => {
    expect(() => search('a '.repeat(500))).not.toThrow()
    expect(() => search('"'.repeat(1000))).not.toThrow()
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => search(text).total >= 0))
  }, 60_000)
})
