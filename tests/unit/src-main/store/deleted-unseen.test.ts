import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

const NOW = Date.UTC(2026, 10, 21)
const BY = { by: { kind: 'retention' }, now: NOW } as const

describe('what is deleted unseen', () => {
  let db: Database
  let store: StoreOperations
  const begin = (...uids: string[]) =>
    store.beginDeleteUnseen({
      accountId: ANNA,
      now: NOW,
      deletes: uids.map((uid) => {
        const { header } = newHeader({ uid, subject: `about ${uid}` })
        return { uid, rule: null, octets: 1234, header, headerBlock: `Subject: about ${uid}` }
      }),
    })
  const confirm = (...uids: string[]) => store.confirmDelete({ accountId: ANNA, uids, now: NOW })
  const listing = (...uids: string[]) =>
    store.recordListing({ accountId: ANNA, uids, octets: uids.map(() => 1000), now: NOW })
  const history = (accountId: string | null = null) =>
    store.listDeletedUnseen({ accountId, offset: 0, limit: 10 }).entries.map(({ subject }) => subject)
  const rows = () =>
    store
      .listMessages({ query: listQuery({ accountId: ANNA }), offset: 0, limit: 10 })
      .rows.map(({ subject, where }) => [subject, where])

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    store.commitHeaders({ accountId: ANNA, headers: [newHeader({ uid: 'h', subject: 'h' })], now: NOW })
    store.commitMessages({ accountId: ANNA, messages: [newMessage({ uid: 'm', subject: 'm' })], now: NOW })
  })
  afterEach(() => db.close())

  it('is in no list before QUIT was answered, and then with all that is known of it', () => {
    begin('x')
    expect(history()).toEqual([])

    confirm('x')

    expect(store.listDeletedUnseen({ accountId: ANNA, offset: 0, limit: 10 })).toEqual({
      total: 1,
      entries: [
        {
          id: expect.any(Number) as number,
          accountId: ANNA,
          at: NOW,
          rule: null,
          fromName: 'Vera',
          fromAddress: 'vera@example.org',
          subject: 'about x',
          date: Date.UTC(2024, 0, 1),
          octets: 1234,
          headers: 'Subject: about x',
        },
      ],
    })
  })

  it('is listed newest first, by account or of all, some at a time', () => {
    begin('x', 'y', 'z')
    confirm('x', 'y', 'z')

    expect(history(ANNA)).toEqual(['about z', 'about y', 'about x'])
    expect(history(BORIS)).toEqual([])
    expect(store.listDeletedUnseen({ accountId: null, offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      entries: [{ subject: 'about y' }],
    })
  })

  it('takes its row with it, which was but a header, and leaves what is here', () => {
    begin('h')
    expect(rows()).toContainEqual(['h', 'server'])

    confirm('h')

    expect(rows()).toEqual([['m', 'both']])
    expect(store.readLedger({ accountId: ANNA }).map(({ uid, state }) => [uid, state])).toEqual([
      ['h', 'deleted'],
      ['m', 'both'],
    ])
  })

  it('leaves here what is here, when the copy that went was perhaps another one', () => {
    begin('m')
    confirm('m')

    expect(rows()).toContainEqual(['m', 'here'])
    expect(history()).toEqual(['about m'])
  })

  it('never happened, when the next listing still has the message', () => {
    begin('x')

    listing('h', 'm', 'x')
    confirm('x')

    expect(history()).toEqual([])
  })

  it('did happen, when the answer to QUIT was lost and the next listing has the message no more', () => {
    begin('x', 'h')

    listing('m')

    expect(history().sort()).toEqual(['about h', 'about x'])
    expect(rows()).toEqual([['m', 'both']])
  })

  it('is kept once, however often it is begun', () => {
    begin('x')
    begin('x')
    confirm('x')

    expect(history()).toEqual(['about x'])
  })

  it('goes with its account', () => {
    begin('x')
    confirm('x')

    store.removeAccount({ accountId: ANNA })

    expect(history()).toEqual([])
  })
})

describe('what is known of listed messages', () => {
  let db: Database
  let store: StoreOperations
  const known = (...uids: string[]) =>
    Object.fromEntries(
      store.knownMessages({ accountId: ANNA, uids }).map(({ uid, ...message }) => [uid, message]),
    )

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const header = { subject: 'h', spamScore: 7.5, isSpam: true }
    store.commitHeaders({ accountId: ANNA, headers: [newHeader({ uid: 'h', ...header })], now: NOW })
    const messages = [newMessage({ uid: 'm', subject: 'm' }), newMessage({ uid: 'n', subject: 'n' })]
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
  })
  afterEach(() => db.close())

  it('is where they are, and what TOP would say', () => {
    store.beginDelete({ accountId: ANNA, uids: ['n'], ...BY })

    expect(known('h', 'm', 'n', 'other')).toEqual({
      h: {
        size: 1000,
        where: 'server',
        messageId: 1,
        header: {
          fromName: 'Vera',
          fromAddress: 'vera@example.org',
          subject: 'h',
          date: Date.UTC(2024, 0, 1),
          spamScore: 7.5,
          isSpam: true,
        },
      },
      m: expect.objectContaining({ where: 'both', messageId: 2 }) as object,
      n: expect.objectContaining({ where: 'pending-delete', messageId: 3 }) as object,
    })
  })

  it('is nothing of another account', () => {
    expect(store.knownMessages({ accountId: BORIS, uids: ['h', 'm'] })).toEqual([])
  })

  it('is both again when a pending deletion is taken back, but not a final one', () => {
    store.beginDelete({ accountId: ANNA, uids: ['m', 'n'], ...BY })
    store.confirmDelete({ accountId: ANNA, uids: ['n'], now: NOW })

    store.cancelDelete({ accountId: ANNA, uids: ['m', 'n'] })

    expect(store.readLedger({ accountId: ANNA }).map(({ uid, state }) => [uid, state])).toEqual([
      ['h', 'on-server'],
      ['m', 'both'],
      ['n', 'deleted'],
    ])
  })

  it('keeps the spam marks of the whole message, which knows best', () => {
    const message = newMessage({ uid: 'h', headerHash: 'ab'.repeat(32), spamScore: 1, isSpam: false })
    store.commitMessages({ accountId: ANNA, messages: [message], now: NOW })

    expect(known('h')['h']?.header).toMatchObject({ spamScore: 1, isSpam: false })
  })
})
