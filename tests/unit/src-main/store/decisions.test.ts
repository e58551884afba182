import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Decision, DecisionMaker } from '../../../../src-main/contract/ledger.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'
import { LEAVE, REMOVE_AFTER_DOWNLOAD, retentionOf } from '../../../support/retentions.ts'

const NOW = Date.UTC(2025, 0, 1)
const USER: DecisionMaker = { kind: 'user' }
const RULE: DecisionMaker = { kind: 'rule', id: 7, name: 'Newsletters' }
const RETENTION: DecisionMaker = { kind: 'retention' }

describe('decisions about what is on the server', () => {
  let db: Database
  let store: StoreOperations
  let ids: Record<string, number>

  const listing = (...uids: string[]) =>
    store.recordListing({ accountId: ANNA, uids, octets: uids.map(() => 1000), now: NOW })
  const compare = (...uids: string[]) =>
    store.compareListing({ accountId: ANNA, uids, octets: uids.map(() => 1000) })
  const decide = (uid: string, decision: Decision | null, by: DecisionMaker = USER) =>
    store.decide({ accountId: ANNA, uids: [uid], decision, by, now: NOW })
  const entry = (uid: string) => store.readLedger({ accountId: ANNA }).find((one) => one.uid === uid)
  const due = (retention = LEAVE) => store.planDeletes({ accountId: ANNA, retention }).map(({ uid }) => uid)
  const begin = (...uids: string[]) => store.beginDelete({ accountId: ANNA, uids, by: RETENTION, now: NOW })
  const rows = () =>
    Object.fromEntries(
      store
        .listMessages({ query: listQuery({ accountId: ANNA }), offset: 0, limit: 10 })
        .rows.map(({ subject, where }) => [subject, where]),
    )

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    const of = (uid: string) => ({ uid, subject: uid, size: 1000 })
    store.commitHeaders({ accountId: ANNA, headers: [newHeader(of('header'))], now: NOW })
    const messages = ['m', 'n'].map((uid) => newMessage(of(uid)))
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
    listing('header', 'm', 'n')
    ids = Object.fromEntries(store.readLedger({ accountId: ANNA }).map((one) => [one.uid, one.messageId!]))
  })
  afterEach(() => db.close())

  it('are kept with who made them, and can be taken back', () => {
    decide('m', 'delete', RULE)
    expect(entry('m')).toMatchObject({ state: 'pending-delete', decision: 'delete', decidedBy: RULE })

    decide('m', null)
    expect(entry('m')).toMatchObject({ state: 'both', decision: null, decidedBy: null })
  })

  it('can be made before a message was ever seen by a sync', () => {
    decide('unseen', 'skip')
    listing('header', 'm', 'n', 'unseen')

    expect(compare('unseen')).toMatchObject({ unknown: [], bare: [], header: [] })
    expect(entry('unseen')).toMatchObject({ held: 'nothing', size: 1000 })
  })

  it('keep a message from being downloaded, or ask for all of it', () => {
    decide('header', 'skip')
    expect(compare('header').header).toEqual([])

    decide('header', 'download')
    expect(compare('header')).toMatchObject({ header: [0], download: [0] })
  })

  it('delete what is not here only when they say so in so many words', () => {
    decide('header', 'delete')
    expect(due()).toEqual([])
    expect(begin('header')).toEqual([])
    expect(compare('header').header).toEqual([0])

    decide('header', 'delete-unseen', RULE)
    expect(store.planDeletes({ accountId: ANNA, retention: LEAVE })).toEqual([
      { uid: 'header', size: 1000, rule: 'Newsletters' },
    ])
    expect(begin('header')).toEqual(['header'])
    store.confirmDelete({ accountId: ANNA, uids: ['header'], now: NOW })
    expect(entry('header')).toMatchObject({ state: 'deleted', held: 'nothing' })
    expect(rows()).toEqual({ m: 'both', n: 'both' })
  })

  it('spare what is here and damaged, though they say *unseen*', () => {
    db.run(sql`UPDATE message_bytes SET bytes = ${new Uint8Array([1])} WHERE message_id = ${ids['m']!}`)
    decide('m', 'delete-unseen', RULE)

    expect(begin('m')).toEqual([])
  })

  it('by retention are entered with the first DELE, and taken back when retention no longer says so', () => {
    expect(due(REMOVE_AFTER_DOWNLOAD)).toEqual(['m', 'n'])
    begin('m')
    expect(entry('m')).toMatchObject({ state: 'pending-delete', decidedBy: RETENTION })

    expect(due()).toEqual([])
    expect(entry('m')).toMatchObject({ state: 'both', decision: null })
  })

  it('of a person stand while retention comes and goes', () => {
    decide('m', 'delete')

    expect(due()).toEqual(['m'])
  })

  it('keep a message on the server whatever the retention says, also between DELE and QUIT', () => {
    begin('m', 'n')

    expect(store.keepOnServer({ ids: [ids['m']!], now: NOW })).toEqual({ accountIds: [ANNA] })

    expect(store.stillPending({ accountId: ANNA, uids: ['m', 'n'] })).toEqual(['n'])
    expect(due(REMOVE_AFTER_DOWNLOAD)).toEqual(['n'])
    expect(begin('m')).toEqual([])
  })

  it('come too late after QUIT: what the server has deleted is deleted', () => {
    begin('m')
    store.confirmDelete({ accountId: ANNA, uids: ['m'], now: NOW })

    expect(store.keepOnServer({ ids: [ids['m']!], now: NOW })).toEqual({ accountIds: [] })
    expect(entry('m')).toMatchObject({ state: 'deleted' })
  })

  it('follow the Bin where the account says so: in means deleted there too, out means not', () => {
    store.moveMessages({ ids: Object.values(ids), place: 'bin', deletesThere: [ANNA], now: NOW })
    expect(rows()).toEqual({ header: 'server', m: 'pending-delete', n: 'pending-delete' })

    store.moveMessages({ ids: [ids['m']!], place: 'inbox' })
    expect(rows()).toEqual({ header: 'server', m: 'both', n: 'pending-delete' })
    expect(due()).toEqual(['n'])
  })

  it('follow the Bin only where the account says so', () => {
    store.moveMessages({ ids: [ids['m']!], place: 'bin', deletesThere: [BORIS], now: NOW })

    expect(rows()).toMatchObject({ m: 'both' })
    expect(due(retentionOf({ whenDeletedHere: true }))).toEqual(['m'])
  })

  it('delete a message for good here, and it does not come again', () => {
    expect(store.deleteMessages({ ids: [ids['m']!], deletesThere: [], now: NOW })).toEqual({
      accountIds: [ANNA],
    })

    expect(rows()).toEqual({ header: 'server', n: 'both' })
    expect(store.readMessage({ id: ids['m']! })).toBeNull()
    expect(entry('m')).toMatchObject({ held: 'nothing', decision: 'skip', decidedBy: USER })
    expect(compare('m')).toEqual(compare())
    expect(due(REMOVE_AFTER_DOWNLOAD)).toEqual(['n'])
  })

  it('delete a message for good here and there, where the account says so', () => {
    store.deleteMessages({ ids: [ids['m']!, ids['header']!], deletesThere: [ANNA], now: NOW })

    expect(due()).toEqual(['m'])
    expect(begin('m')).toEqual(['m'])
    // Of this the server had the only copy.
    expect(entry('header')).toMatchObject({ state: 'on-server', decision: 'skip' })
  })

  it('preview what would go without changing anything', () => {
    const before = store.readLedger({ accountId: ANNA })

    const preview = store.previewRetention({ accountId: ANNA, retention: REMOVE_AFTER_DOWNLOAD })

    expect(preview).toMatchObject({ count: 2, octets: 2000 })
    expect(preview.rows.map(({ subject }) => subject)).toEqual(['m', 'n'])
    expect(store.readLedger({ accountId: ANNA })).toEqual(before)
    expect(store.previewRetention({ accountId: ANNA, retention: LEAVE }).count).toBe(0)
  })
})
