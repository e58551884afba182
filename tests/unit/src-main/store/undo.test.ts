import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, memoryDb, newMessage } from '../../../support/memory-db.ts'
import { sampleRule } from '../sync/rules/sample-rule.ts'

const NOW = Date.UTC(2025, 0, 1)

describe('undo', () => {
  let db: Database
  let store: StoreOperations
  let a: number
  let b: number

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    store.commitMessages({ accountId: ANNA, messages: [newMessage({ uid: 'a' })], now: NOW })
    store.commitMessages({ accountId: BORIS, messages: [newMessage({ uid: 'b' })], now: NOW })
    store.recordListing({ accountId: ANNA, uids: ['a'], octets: [1000], now: NOW })
    a = store.readLedger({ accountId: ANNA })[0]!.messageId!
    b = store.readLedger({ accountId: BORIS })[0]!.messageId!
  })
  afterEach(() => db.close())

  const row = (id: number) => store.messageRow({ id })
  /** All that an undo may touch. */
  const everything = () => ({
    messages: db.all(sql`SELECT id, place, is_unread, is_starred FROM message ORDER BY id`),
    ledger: db.all(
      sql`SELECT uid, decision, decided_by, decided_at, state FROM ledger ORDER BY account_id, uid`,
    ),
    labels: db.all(sql`SELECT * FROM label ORDER BY id`),
    labelled: db.all(sql`SELECT * FROM message_label ORDER BY message_id, label_id`),
    counts: store.countPlaces(),
  })

  it('gives each message back the place, mark and star it had', () => {
    store.setStarred({ ids: [a], isStarred: true })
    store.moveMessages({ ids: [b], place: 'archive' })
    const before = everything()

    const changes = [
      store.setStarred({ ids: [a, b], isStarred: false }),
      store.setUnread({ ids: [a, b], isUnread: false }),
      store.moveMessages({ ids: [a, b], place: 'junk' }),
    ]
    expect(everything()).not.toEqual(before)

    for (const change of changes.toReversed()) store.undo({ before: change.before })
    expect(everything()).toEqual(before)
  })

  it('tells whose lists changed, and nobody’s when there was nothing to change', () => {
    const { before } = store.moveMessages({ ids: [a, b], place: 'bin' })
    const nothing = store.moveMessages({ ids: [a, b], place: 'bin' })

    expect(nothing.before.former).toEqual([])
    expect(store.undo({ before: nothing.before })).toEqual({ accountIds: [] })
    expect(store.undo({ before })).toEqual({ accountIds: [ANNA, BORIS] })
  })

  it.each([
    ['nobody', null],
    ['the user, to keep it', 'keep'],
  ] as const)('has the server’s copy decided as before, by %s', (_who, decision) => {
    store.decide({ accountId: ANNA, uids: ['a'], decision, by: { kind: 'user' }, now: NOW })
    const before = everything()

    const change = store.moveMessages({ ids: [a], place: 'bin', deletesThere: [ANNA], now: NOW + 1 })
    expect(row(a)).toMatchObject({ place: 'bin', where: 'pending-delete' })
    store.undo({ before: change.before })

    expect(everything()).toEqual(before)
  })

  it('has again what was taken out of the Bin, waiting to be deleted there', () => {
    store.moveMessages({ ids: [a], place: 'bin', deletesThere: [ANNA], now: NOW })
    const before = everything()

    const change = store.moveMessages({ ids: [a], place: 'inbox' })
    expect(row(a)).toMatchObject({ where: 'both' })
    store.undo({ before: change.before })

    expect(everything()).toEqual(before)
  })

  it('brings a message out of the Bin when the server has deleted it meanwhile', () => {
    const change = store.moveMessages({ ids: [a], place: 'bin', deletesThere: [ANNA], now: NOW })
    store.confirmDelete({ accountId: ANNA, uids: ['a'], now: NOW })

    store.undo({ before: change.before })

    expect(row(a)).toMatchObject({ place: 'inbox', where: 'here' })
  })

  it('leaves what was changed once more', () => {
    const change = store.moveMessages({ ids: [a, b], place: 'bin', deletesThere: [ANNA], now: NOW })
    store.keepOnServer({ ids: [a], now: NOW })
    store.moveMessages({ ids: [b], place: 'archive' })

    store.undo({ before: change.before })

    expect(row(a)).toMatchObject({ place: 'inbox', where: 'both' })
    expect(store.readLedger({ accountId: ANNA })[0]).toMatchObject({ decision: 'keep' })
    expect(row(b)).toMatchObject({ place: 'archive' })
  })

  it('takes a label only from those that got it', () => {
    const { id: labelId } = store.addLabel({ name: 'Work', colour: 1 })
    store.putLabel({ messageIds: [a], labelId, isOn: true })
    const before = everything()

    const change = store.putLabel({ messageIds: [a, b], labelId, isOn: true })
    store.undo({ before: change.before })

    expect(everything()).toEqual(before)
  })

  it('has a deleted label again on its messages, under the number that rules know it by', () => {
    store.addLabel({ name: 'Home', colour: 2 })
    const { id: labelId } = store.addLabel({ name: 'Work', colour: 1 })
    store.putLabel({ messageIds: [a, b], labelId, isOn: true })
    const before = everything()

    const change = store.removeLabel({ id: labelId })
    expect(store.listLabels()).toHaveLength(1)
    store.undo({ before: change.before! })

    expect(everything()).toEqual(before)
  })

  it('has a deleted rule again: its place, its consent and its history', () => {
    const rules = ['first', 'second', 'third'].map((name) =>
      store.addRule({ definition: { ...sampleRule(), name } }),
    )
    const second = rules[1]!
    store.switchRule({ id: second.id, isOn: true })
    store.confirmRule({ id: second.id, version: second.version })
    db.run(sql`
      INSERT INTO rule_history (at, rule_id, rule_name, account_id, uid, from_name, from_address, subject, octets, deed)
      VALUES (1, ${second.id}, 'second', ${ANNA}, 'a', '', '', '', 1, '{}')`)
    const before = store.listRules()

    const removed = store.removeRule({ id: second.id })
    expect(store.listRules()).toHaveLength(2)
    store.undo({ before: removed! })

    expect(store.listRules()).toEqual(before)
    expect(db.all(sql`SELECT rule_id FROM rule_history`)).toEqual([{ rule_id: second.id }])
  })

  // They have to be made first.
  it('takes back ten thousand at once', { timeout: 120_000 }, () => {
    const messages = Array.from({ length: 10_000 }, (_, at) => newMessage({ uid: `many-${at}` }))
    store.commitMessages({ accountId: ANNA, messages, now: NOW })
    const ids = db.all<{ id: number }>(sql`SELECT id FROM message`).map(({ id }) => id)
    store.moveMessages({ ids: ids.slice(0, 5000), place: 'archive' })
    const before = store.countPlaces()

    const change = store.moveMessages({ ids, place: 'bin', deletesThere: [ANNA], now: NOW })
    expect(store.countPlaces().map(({ place }) => place)).toEqual(['bin', 'bin'])
    store.undo({ before: change.before })

    expect(store.countPlaces()).toEqual(before)
  })
})
