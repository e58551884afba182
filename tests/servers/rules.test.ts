import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RuleActions, RuleCondition } from '../../src-main/contract/rule.ts'
import { createTranscript, type Transcript } from '../../src-main/pop3/transcript.ts'
import { testRule } from '../../src-main/sync/rules/test-rule.ts'
import { rigAccount, startSyncRig, type RigAccount, type SyncRig } from '../support/sync-rig.ts'
import { skipsDovecot, startDovecot, type Dovecot } from './dovecot.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }
const NOTHING: RuleActions = { fate: null, labelIds: [], place: null, star: false, markRead: false }

const message = (subject: string, from: string, lines = 2): Buffer =>
  Buffer.from(
    [
      `From: ${from}`,
      'To: alice@example.org',
      `Subject: ${subject}`,
      'Date: Sat, 21 Nov 2026 10:00:00 +0000',
      `Message-ID: <${subject.replaceAll(' ', '-')}@example.org>`,
      '',
      ...Array.from({ length: lines }, (_, line) => `Line ${String(line)} of ${subject}`),
      '',
    ].join('\r\n'),
  )
const MAIL = [
  message('hello', 'Friend <friend@example.org>'),
  message('offer one', 'Shop <shop@deals.example>'),
  message('offer two', '=?utf-8?b?U2hvcA==?= <SHOP@Deals.example>'),
  message('papers', 'Committee <papers@example.org>'),
]
const FROM_SHOP: RuleCondition = { kind: 'field', field: 'from', test: 'is', text: 'shop@deals.example' }

const sent = (transcript: Transcript, verb: string): number =>
  transcript.lines().filter(({ direction, text }) => direction === 'sent' && text.startsWith(verb)).length

describe.skipIf(skipsDovecot())('header rules in a sync with a real Dovecot', () => {
  let dovecot: Dovecot
  let rig: SyncRig
  let account: RigAccount
  beforeEach(async () => {
    rig = await startSyncRig()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: MAIL }] })
    account = rigAccount(dovecot.ports.plain, ALICE.name, ALICE.password)
  })
  afterEach(async () => {
    await rig.close()
    await dovecot.stop()
  })

  const addRule = async (name: string, condition: RuleCondition, actions: Partial<RuleActions>) => {
    const rule = await rig.store.addRule({
      definition: {
        name,
        accountId: null,
        match: 'all',
        conditions: [condition],
        actions: { ...NOTHING, ...actions },
        stopsHere: false,
      },
    })
    await rig.store.switchRule({ id: rule.id, isOn: true })
    return rule
  }
  const history = async () =>
    (await rig.store.listRuleHistory({ ruleId: null, offset: 0, limit: 50 })).entries
  const subjects = async () => (await rig.rows(account.id)).map(({ subject }) => subject).sort()

  it('delete unseen only once they are confirmed, with the headers kept, and never download what they delete', async () => {
    const rule = await addRule('Shop', FROM_SHOP, { fate: 'delete' })
    await dovecot.deliver('alice', message('more', 'Shop <shop@deals.example>'))

    await rig.sync(account)
    expect(await dovecot.list('alice')).toHaveLength(5)
    expect(await subjects()).toEqual(['hello', 'more', 'offer one', 'offer two', 'papers'])
    expect((await history()).map(({ deed }) => deed.fate)).not.toContain('delete')

    await rig.store.confirmRule({ id: rule.id, version: rule.version })
    await dovecot.deliver('alice', message('offer three', '"Shop" <shop@deals.example>'))
    const { transcript } = await rig.sync(account)

    expect(sent(transcript, 'RETR')).toBe(0)
    expect(sent(transcript, 'DELE')).toBe(1)
    // What had been downloaded before stays, here and there.
    expect(await dovecot.list('alice')).toHaveLength(5)
    expect(await subjects()).not.toContain('offer three')
    const [entry] = await history()
    expect(entry).toMatchObject({
      ruleName: 'Shop',
      subject: 'offer three',
      messageId: null,
      isPending: false,
      deed: { fate: 'delete' },
    })
    expect(entry?.headers).toContain('Subject: offer three')
    expect(
      (await rig.store.listDeletedUnseen({ accountId: account.id, offset: 0, limit: 9 })).entries,
    ).toMatchObject([{ rule: 'Shop', subject: 'offer three' }])
  })

  it('count a deletion only after +OK to QUIT: it is pending until then, and tried again', async () => {
    const rule = await addRule('Shop', FROM_SHOP, { fate: 'delete' })
    await rig.store.confirmRule({ id: rule.id, version: rule.version })
    const abort = new AbortController()

    const cut = rig.sync(account, {
      signal: abort.signal,
      onProgress: ({ phase }) => {
        if (phase === 'closing') abort.abort()
      },
    })
    await expect(cut).rejects.toThrow()

    expect(await dovecot.list('alice')).toHaveLength(4)
    expect((await history()).map(({ isPending }) => isPending)).toEqual([true, true])

    await rig.sync(account)

    expect(await dovecot.list('alice')).toHaveLength(2)
    expect((await history()).map(({ isPending }) => isPending)).toEqual([false, false])
    expect(await subjects()).toEqual(['hello', 'papers'])
  })

  it('leave messages on the server, which can still be downloaded by hand', async () => {
    const rule = await addRule('Shop', FROM_SHOP, { fate: 'skip', markRead: true })

    const first = await rig.sync(account)
    expect(sent(first.transcript, 'RETR')).toBe(2)
    const left = (await rig.rows(account.id)).filter(({ where }) => where === 'server')
    expect(left.map(({ subject, isUnread }) => [subject, isUnread]).sort()).toEqual([
      ['offer one', false],
      ['offer two', false],
    ])
    expect(sent((await rig.sync(account)).transcript, 'RETR')).toBe(0)

    const [byHand] = await rig.store.serverUids({ ids: [left[0]!.id] })
    await rig.sync(account, { only: new Set([byHand!.uid]) })
    expect((await rig.rows(account.id)).filter(({ where }) => where === 'server')).toHaveLength(1)

    // Without the rule there is no reason to leave the other one there.
    await rig.store.switchRule({ id: rule.id, isOn: false })
    await rig.sync(account)
    expect((await rig.rows(account.id)).map(({ where }) => where)).toEqual(Array(4).fill('both'))
    expect(await history()).toHaveLength(2)
  })

  it('are asked again about what waits on the server when they change', async () => {
    const rule = await addRule('Shop', FROM_SHOP, { fate: 'skip' })
    await rig.sync(account)
    const changed = await rig.store.changeRule({
      id: rule.id,
      definition: { ...rule, actions: { ...NOTHING, fate: 'delete' } },
    })
    await rig.store.confirmRule({ id: rule.id, version: changed!.version })

    await rig.sync(account)

    expect(await dovecot.list('alice')).toHaveLength(2)
    expect(await subjects()).toEqual(['hello', 'papers'])
    expect((await history()).map(({ deed }) => deed.fate)).toEqual(['delete', 'delete', 'skip', 'skip'])
  })

  it('are asked again about what waits on the server when it grows old', async () => {
    const sent21 = Date.UTC(2026, 10, 21, 10)
    const days = (count: number) => () => sent21 + count * 86_400_000
    const old = await addRule('Old', { kind: 'older', days: 30 }, { fate: 'delete' })
    await rig.store.confirmRule({ id: old.id, version: old.version })
    await addRule('Shop', FROM_SHOP, { fate: 'skip' })

    await rig.sync(account, { now: days(1) })
    const young = await rig.sync(account, { now: days(29) })
    expect(sent(young.transcript, 'TOP')).toBe(0)
    expect(await dovecot.list('alice')).toHaveLength(4)
    await rig.sync(account, { now: days(31) })

    // What had been downloaded stays.
    expect(await dovecot.list('alice')).toHaveLength(2)
    expect(await subjects()).toEqual(['hello', 'papers'])
    expect((await history()).map(({ ruleName, deed }) => [ruleName, deed.fate])).toEqual([
      ['Old', 'delete'],
      ['Old', 'delete'],
      ['Shop', 'skip'],
      ['Shop', 'skip'],
    ])
  })

  it('mark messages as their rows are made, and take one that is too big all the same', async () => {
    const label = await rig.store.addLabel({ name: 'Committee', colour: 1 })
    await dovecot.deliver('alice', message('big papers', 'Committee <papers@example.org>', 3000))
    await addRule(
      'Committee',
      { kind: 'field', field: 'from', test: 'contains', text: 'PAPERS@' },
      { fate: 'download', labelIds: [label.id], star: true, place: 'archive' },
    )

    await rig.sync({ ...account, partialAbove: 10_000 })

    const marked = (await rig.rows(account.id)).filter(({ place }) => place === 'archive')
    expect(marked.map(({ subject }) => subject).sort()).toEqual(['big papers', 'papers'])
    for (const row of marked) {
      expect(row).toMatchObject({ labelIds: [label.id], isStarred: true, where: 'both' })
      expect(await rig.store.readMessage({ id: row.id })).not.toBeNull()
    }
    expect(await rig.store.listLabels()).toMatchObject([{ total: 2, unread: 2 }])
  })

  it('show in a test run what they would match, here and on the server, and change nothing', async () => {
    await addRule(
      'Left',
      { kind: 'field', field: 'subject', test: 'is', text: 'offer two' },
      { fate: 'skip' },
    )
    await rig.sync(account)
    const before = await rig.rows(account.id)

    const run = await testRule(
      { store: rig.store, mime: rig.mime, now: Date.now },
      {
        name: 'Shop',
        accountId: null,
        match: 'all',
        conditions: [FROM_SHOP],
        actions: { ...NOTHING, fate: 'delete' },
        stopsHere: false,
      },
      [{ id: account.id, addresses: [] }],
    )

    expect(run).toMatchObject({ looked: 4, total: 4, matched: 2, waiting: 1 })
    expect(run.rows.map(({ subject }) => subject).sort()).toEqual(['offer one', 'offer two'])
    expect(await rig.rows(account.id)).toEqual(before)
    expect(await dovecot.list('alice')).toHaveLength(4)
  })

  it('cost nothing where there are none', async () => {
    const transcript = createTranscript()
    await rig.sync(account)

    await rig.sync(account, { transcript })

    expect(sent(transcript, 'TOP')).toBe(0)
  })
})
