import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageQuery } from '../../../../src-main/contract/message.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

describe('search', () => {
  let db: Database
  let store: StoreOperations
  const search = (text: string, change: Partial<MessageQuery> = {}) =>
    store.listMessages({ query: listQuery({ text, ...change }), offset: 0, limit: 100 })
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
        searchText: 'the invoice is enclosed report.pdf',
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
    store.commitMessages({ accountId: ANNA, messages, now: 1 })
    store.commitHeaders({
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
  })
})
