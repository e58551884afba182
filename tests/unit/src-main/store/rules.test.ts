import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RuleActions, RuleDefinition } from '../../../../src-main/contract/rule.ts'
import type { RuleMarks } from '../../../../src-main/store/apply-rules.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

const DAY = 24 * 60 * 60 * 1000
const NOTHING: RuleActions = { fate: null, labelIds: [], place: null, star: false, markRead: false }

const definition = (change: Partial<RuleDefinition> = {}): RuleDefinition => ({
  name: 'Shop',
  accountId: null,
  match: 'all',
  conditions: [{ kind: 'field', field: 'from', test: 'contains', text: 'shop' }],
  actions: { ...NOTHING, fate: 'delete' },
  stopsHere: false,
  ...change,
})

describe('rules', () => {
  let db: Database
  let store: StoreOperations
  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
  })
  afterEach(() => db.close())
  const add = (change?: Partial<RuleDefinition>) => store.addRule({ definition: definition(change) })
  const names = () => store.listRules().map(({ name }) => name)

  it('begin as the last one, off and not confirmed', () => {
    add({ name: 'first' })
    const second = add({ name: 'second', accountId: ANNA })

    expect(names()).toEqual(['first', 'second'])
    expect(second).toEqual({
      ...definition({ name: 'second', accountId: ANNA }),
      id: second.id,
      isOn: false,
      version: 1,
      isConfirmed: false,
    })
    expect(store.listRules()[1]).toEqual(second)
  })

  it('are put into any order', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => add({ name }).id) as [number, number, number]

    store.orderRules({ ids: [c, a, b] })
    expect(names()).toEqual(['c', 'a', 'b'])
    store.orderRules({ ids: [b, c, a] })
    expect(names()).toEqual(['b', 'c', 'a'])
    add({ name: 'd' })
    expect(names()).toEqual(['b', 'c', 'a', 'd'])
    store.orderRules({ ids: [a] })
    expect(names()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are confirmed for one version only: an edit asks again, a new name does not', () => {
    const rule = add()
    expect(store.confirmRule({ id: rule.id, version: rule.version })).toBe(true)
    expect(store.listRules()[0]).toMatchObject({ isConfirmed: true })

    const renamed = store.changeRule({ id: rule.id, definition: definition({ name: 'Other' }) })
    expect(renamed).toMatchObject({ name: 'Other', version: 1, isConfirmed: true })

    for (const change of [
      { match: 'any' as const },
      { accountId: ANNA },
      { stopsHere: true },
      { conditions: [{ kind: 'spam' as const }] },
    ]) {
      const { version } = store.listRules()[0]!
      store.confirmRule({ id: rule.id, version })
      const changed = store.changeRule({ id: rule.id, definition: definition(change) })
      expect(changed).toMatchObject({ version: version + 1, isConfirmed: false, ...change })
      expect(store.confirmRule({ id: rule.id, version })).toBe(false)
      expect(store.listRules()[0]).toMatchObject({ isConfirmed: false })
      store.changeRule({ id: rule.id, definition: definition() })
    }
  })

  it('are switched and removed, and one that is gone cannot be changed', () => {
    const { id } = add()
    store.switchRule({ id, isOn: true })
    expect(store.listRules()[0]).toMatchObject({ isOn: true, version: 1 })

    store.removeRule({ id })

    expect(store.listRules()).toEqual([])
    expect(store.changeRule({ id, definition: definition() })).toBeNull()
  })

  it('of an account go with it, those for all accounts stay', () => {
    add({ name: 'all' })
    add({ name: 'anna', accountId: ANNA })

    store.removeAccount({ accountId: ANNA })

    expect(names()).toEqual(['all'])
  })

  describe('when a message is committed', () => {
    let ruleId: number
    let labelId: number
    const marks = (change: Partial<RuleMarks> = {}): RuleMarks => ({
      fate: null,
      place: null,
      labelIds: [],
      star: false,
      markRead: false,
      done: [{ ruleId, ruleName: 'Shop', did: NOTHING }],
      ...change,
    })
    const row = () => store.listMessages({ query: listQuery(), offset: 0, limit: 9 }).rows[0]!
    const history = (ofRule: number | null = null, offset = 0, limit = 100) =>
      store.listRuleHistory({ ruleId: ofRule, offset, limit })

    beforeEach(() => {
      ruleId = add().id
      labelId = store.addLabel({ name: 'Offers', colour: 0 }).id
    })

    it.each(['header', 'whole message'])('mark its row, made from its %s, once', (kind) => {
      const rules = marks({ place: 'archive', labelIds: [labelId, 999], star: true, markRead: true })
      if (kind === 'header')
        store.commitHeaders({ accountId: ANNA, headers: [{ ...newHeader(), rules }], now: 5 })
      else store.commitMessages({ accountId: ANNA, messages: [{ ...newMessage(), rules }], now: 5 })

      expect(row()).toMatchObject({
        place: 'archive',
        labelIds: [labelId],
        isStarred: true,
        isUnread: false,
      })
      expect(store.countPlaces()).toEqual([
        { accountId: ANNA, place: 'archive', total: 1, unread: 0, starred: 1 },
      ])
      store.setStarred({ ids: [row().id], isStarred: false })
      store.commitMessages({ accountId: ANNA, messages: [{ ...newMessage(), rules }], now: 6 })
      expect(row()).toMatchObject({ isStarred: false, where: 'both' })
      expect(history().total).toBe(1)
    })

    it('write down what each did, newest first, for all rules or one', () => {
      const other = add({ name: 'Other' }).id
      const did = { ...NOTHING, labelIds: [labelId], star: true }
      const rules = marks({
        labelIds: [labelId],
        done: [
          { ruleId, ruleName: 'Shop', did },
          { ruleId: other, ruleName: 'Other', did: { ...NOTHING, fate: 'skip' } },
        ],
      })
      store.commitHeaders({ accountId: ANNA, headers: [{ ...newHeader(), rules }], now: 5 })
      store.removeLabel({ id: labelId })

      expect(history()).toMatchObject({ total: 2, entries: [{ ruleName: 'Other' }, { ruleName: 'Shop' }] })
      expect(history(null, 1, 1).entries).toEqual(history(ruleId).entries)
      expect(history(ruleId).entries).toEqual([
        {
          id: 1,
          at: 5,
          ruleId,
          ruleName: 'Shop',
          accountId: ANNA,
          messageId: row().id,
          fromName: 'Vera',
          fromAddress: 'vera@example.org',
          subject: 'A subject',
          date: Date.UTC(2024, 0, 1),
          octets: 1000,
          deed: { fate: null, place: null, star: true, markRead: false, labels: ['Offers'] },
          isPending: false,
          headers: '',
        },
      ])
    })

    it('keep the history when rule and message are gone, until the account goes', () => {
      store.commitHeaders({ accountId: ANNA, headers: [{ ...newHeader(), rules: marks() }], now: 5 })
      store.commitHeaders({ accountId: BORIS, headers: [{ ...newHeader(), rules: marks() }], now: 5 })
      store.removeRule({ id: ruleId })
      expect(history().entries).toMatchObject([
        { accountId: BORIS, ruleId: null, ruleName: 'Shop' },
        { accountId: ANNA },
      ])

      store.removeAccount({ accountId: BORIS })

      expect(history().entries.map(({ accountId }) => accountId)).toEqual([ANNA])
    })

    it('forget what is older than a year', () => {
      const commit = (uid: string, now: number) =>
        store.commitHeaders({ accountId: ANNA, headers: [{ ...newHeader({ uid }), rules: marks() }], now })
      commit('old', 0)
      commit('young', 1)

      store.pruneRuleHistory({ now: 365 * DAY + 1 })

      expect(history().entries.map(({ at }) => at)).toEqual([1])
    })

    it('show header blocks newest first: of what is here, and of what they leave on the server', () => {
      const block = new Uint8Array(Buffer.from('Subject: left there\r\n'))
      store.commitHeaders({
        accountId: ANNA,
        headers: [
          { ...newHeader({ uid: 'left', date: 3 }), rules: marks({ headerBlock: block }) },
          newHeader({ uid: 'bare', date: 2 }),
        ],
        now: 5,
      })
      store.commitMessages({ accountId: ANNA, messages: [newMessage({ uid: 'here', date: 1 })], now: 5 })
      store.commitMessages({ accountId: BORIS, messages: [newMessage({ uid: 'his', date: 4 })], now: 5 })
      const blocks = (accountId: string | null) =>
        store
          .readHeaderBlocks({ accountId, before: null, limit: 9 })
          .map((known) => known.block && Buffer.from(known.block).toString())

      expect(blocks(ANNA)).toEqual(['Subject: left there\r\n', null, 'Subject: x\r\n\r\nhere\r\n'])
      expect(blocks(null)).toHaveLength(4)
      const [, second] = store.readHeaderBlocks({ accountId: ANNA, before: null, limit: 2 })
      const rest = store.readHeaderBlocks({ accountId: ANNA, before: second!.row, limit: 2 })
      expect(rest.map(({ row: { date } }) => date)).toEqual([1])

      store.commitMessages({ accountId: ANNA, messages: [newMessage({ uid: 'left', date: 3 })], now: 6 })
      expect(blocks(ANNA)[0]).toBe('Subject: x\r\n\r\nleft\r\n')
    })
  })
})
