import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Rule } from '../../src-main/contract/rule.ts'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import type { ServerDeskOptions } from '../../src-main/server-desk/server-desk.ts'
import { prepareRules } from '../../src-main/sync/rules/evaluate-rules.ts'
import { startDelayProxy } from '../support/delay-proxy.ts'
import { BY_ARRIVAL, deskFor, type DeskRig } from '../support/desk-rig.ts'
import { rigAccount, startSyncRig, type RigAccount, type SyncRig } from '../support/sync-rig.ts'
import { deskMail, deskMails } from './desk-mail.ts'
import { skipsDovecot, startDovecot, type Dovecot } from './dovecot.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(skipsDovecot())('the desk with a real Dovecot', () => {
  let dovecot: Dovecot
  let rig: SyncRig
  let account: RigAccount
  let at: DeskRig

  const start = async (has: Buffer[], options: Partial<ServerDeskOptions> = {}): Promise<void> => {
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: has }] })
    account = rigAccount(dovecot.ports.plain, ALICE.name, ALICE.password)
    at = deskFor(rig, account, options)
  }
  const onServer = async (): Promise<string[]> => (await dovecot.list('alice')).map((stored) => stored.sha256)
  const headersTaken = (): Promise<void> =>
    at.until(({ maildrop, headers }) => maildrop !== null && headers === maildrop.messages)
  const mark = async (...positions: number[]): Promise<void> => {
    for (const position of positions) {
      const range = { kind: 'range', order: BY_ARRIVAL, from: position, to: position } as const
      await at.desk.mark(range, true)
    }
  }
  const wheres = async (): Promise<string[]> => (await at.rows()).map(({ where }) => where)
  const history = async (): Promise<string[]> =>
    (await rig.store.listDeletedUnseen({ accountId: account.id, offset: 0, limit: 100 })).entries.map(
      ({ subject }) => subject,
    )

  beforeEach(async () => {
    rig = await startSyncRig()
  })
  afterEach(async () => {
    at.desk.leave()
    await rig.close()
    await dovecot.stop()
  })

  it('opens the maildrop without downloading, and lists it newest first with its headers', async () => {
    const spam = deskMail(1, { header: 'X-Spam-Status: Yes, score=7.5 required=5.0' })
    await start([deskMail(0), spam, deskMail(2)])

    await at.desk.open()
    await headersTaken()

    expect(at.desk.view()).toMatchObject({
      state: 'transaction',
      tls: null,
      login: 'USER',
      openedAt: expect.any(Number) as number,
      maildrop: { messages: 3, octets: deskMail(0).length + spam.length + deskMail(2).length },
      marked: { messages: 0, octets: 0, unseen: 0 },
      failure: null,
    })
    expect((await at.rows()).map((row) => [row.number, row.where, row.header?.subject])).toEqual([
      [3, 'new', 'Message 2'],
      [2, 'new', 'Message 1'],
      [1, 'new', 'Message 0'],
    ])
    expect((await at.rows({ by: 'score', isDescending: true }))[0]?.header).toMatchObject({
      spamScore: 7.5,
      isSpam: true,
    })
    expect(at.sent('RETR')).toEqual([])
    expect(await rig.rows(account.id)).toEqual([])
  })

  it('shows the session in the states it really is in, encrypted as it really is', async () => {
    const states: string[] = []
    await start(deskMails(2), {
      maildropOf: () => ({
        route: { endpoint: { host: 'localhost', port: dovecot.ports.tls, security: 'tls' } },
        login: { user: ALICE.name, password: ALICE.password, method: 'auto' },
      }),
      openSession: (route, signal) => openPop3Session({ ...route, signal, trust: [dovecot.caPem] }),
      onChanged() {
        const { state } = at.desk.view()
        if (states.at(-1) !== state) states.push(state)
      },
    })

    await at.desk.open()
    expect(at.desk.view().tls).toMatchObject({
      version: 'TLSv1.3',
      cipher: expect.any(String) as string,
      isException: false,
    })
    await at.desk.close(0)

    expect(states).toEqual(['connecting', 'authorization', 'transaction', 'update', 'closed'])
  })

  it('says why it does not open', async () => {
    await start([])
    const wrong = deskFor(rig, { ...account, password: 'wrong' })

    await expect(wrong.desk.open()).rejects.toMatchObject({ responseCode: 'AUTH' })

    expect(wrong.desk.view()).toMatchObject({
      state: 'closed',
      maildrop: null,
      failure: { code: 'auth-rejected' },
    })
  })

  it('is kept alive by NOOP while nothing else is said', async () => {
    await start(deskMails(1), { keepAliveMillis: 20 })
    await at.desk.open()

    await expect.poll(() => at.sent('NOOP').length).toBeGreaterThan(2)

    at.desk.leave()
    const said = at.sent('NOOP').length
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(at.sent('NOOP')).toHaveLength(said)
  })

  it('tells when the server ends the session, and opens again with its marks', async () => {
    await start(deskMails(4))
    await at.desk.open()
    await headersTaken()
    await mark(0, 2)

    await dovecot.restart()
    await at.until(({ state }) => state === 'closed')

    expect(at.desk.view()).toMatchObject({
      failure: { code: 'connection-lost' },
      maildrop: { messages: 4 },
      marked: { messages: 2 },
    })
    expect((await at.rows()).map(({ header }) => header?.subject)).toContain('Message 3')

    await dovecot.deliver('alice', deskMail(9))
    const tops = at.sent('TOP').length
    await at.desk.open()
    await headersTaken()

    expect(at.desk.view()).toMatchObject({ state: 'transaction', failure: null, maildrop: { messages: 5 } })
    expect((await at.rows()).map(({ header, isMarked }) => [header?.subject, isMarked])).toEqual([
      ['Message 9', false],
      ['Message 3', true],
      ['Message 2', false],
      ['Message 1', true],
      ['Message 0', false],
    ])
    expect(at.sent('TOP')).toHaveLength(tops + 1)
  })

  it('knows where each message is, and asks for no header it knows', async () => {
    await start(deskMails(3))
    await rig.sync(account)
    const [newest] = await rig.rows(account.id)
    await rig.store.beginDelete({
      accountId: account.id,
      uids: await uidsOf(newest?.id),
      by: { kind: 'retention' },
      now: Date.now(),
    })
    await dovecot.deliver('alice', deskMail(9))

    await at.desk.open()
    await headersTaken()

    expect(await wheres()).toEqual(['new', 'pending-delete', 'both', 'both'])
    expect((await at.rows()).map(({ header }) => header?.subject)).toEqual([
      'Message 9',
      'Message 2',
      'Message 1',
      'Message 0',
    ])
    expect(at.sent('TOP')).toHaveLength(1)

    await at.desk.mark({ kind: 'uids', uids: await uidsOf(newest?.id) }, false)
    expect(await wheres()).toEqual(['new', 'both', 'both', 'both'])
  })
  const uidsOf = async (messageId: number | undefined): Promise<string[]> =>
    (await rig.store.readLedger({ accountId: account.id })).flatMap((entry) =>
      entry.messageId === messageId ? [entry.uid] : [],
    )

  it('shows headers and first lines of a message, and keeps nothing of it', async () => {
    await start([deskMail(0, { lines: 50, header: 'X-Note: =?utf-8?q?caf=C3=A9?=' })])
    await at.desk.open()
    const [row] = await at.rows()

    const preview = await at.desk.preview(row!.uid, 3)

    expect(preview.fields).toContainEqual({ name: 'Message-ID', value: '<0@example.org>' })
    expect(preview.fields).toContainEqual({ name: 'X-Note', value: 'café' })
    expect(preview.sent.header).toContain('\nX-Note: =?utf-8?q?caf=C3=A9?=')
    expect(preview.body).toBe('Body of 0\n.line 0 of 0\n.line 1 of 0')
    expect(preview.isCut).toBe(true)
    expect(await at.desk.preview(row!.uid, 100)).toMatchObject({ isCut: false })
    expect(await rig.rows(account.id)).toEqual([])
    await expect(at.desk.preview('gone', 3)).rejects.toMatchObject({ kind: 'no-such-message' })
  })

  it('says which header rules match, and marks by them', async () => {
    const rule: Rule = {
      id: 1,
      name: 'Large shops',
      accountId: null,
      match: 'all',
      conditions: [{ kind: 'field', field: 'from', test: 'contains', text: 'shop' }],
      actions: { fate: 'skip', place: null, labelIds: [], star: false, markRead: false },
      stopsHere: false,
      isOn: true,
      version: 1,
      isConfirmed: false,
    }
    await start([deskMail(0), deskMail(1, { from: 'Shop <news@shop.example>' })], {
      rules: () => Promise.resolve(prepareRules([rule], { id: account.id, addresses: [] })),
    })
    await rig.sync(account)

    await at.desk.open()
    await headersTaken()
    await at.desk.mark({ kind: 'rule', name: 'Large shops' }, true)

    expect((await at.rows()).map(({ header, isMarked }) => [header?.rules, isMarked])).toEqual([
      [['Large shops'], true],
      [[], false],
    ])
  })

  it('takes marks back, of which the server never heard, and says RSET', async () => {
    await start(deskMails(3))
    await at.desk.open()
    await mark(0, 1)
    await at.desk.mark({ kind: 'sender', address: 'sender0@example.org' }, true)

    await at.desk.undoMarks()

    expect(at.desk.view().marked).toEqual({ messages: 0, octets: 0, unseen: 0 })
    expect(at.sent('RSET')).toHaveLength(1)
    expect(at.sent('DELE')).toEqual([])
  })

  it('downloads what is selected, byte for byte, and the rest when it is closed', async () => {
    const seeds = deskMails(6)
    await start(seeds)
    await at.desk.open()
    await at.desk.download({ kind: 'range', order: BY_ARRIVAL, from: 0, to: 1 })

    expect(await wheres()).toEqual(['both', 'both', 'new', 'new', 'new', 'new'])
    await mark(5)
    at.desk.leave()
    await at.desk.open()
    await mark(5)
    await dovecot.restart()
    await at.until(({ state }) => state === 'closed')
    await at.desk.download({ kind: 'unmarked' })

    expect(await wheres()).toEqual(['both', 'both', 'both', 'both', 'both', 'new'])
    const here = await Promise.all(
      (await rig.rows(account.id)).map(({ id }) => rig.store.readMessage({ id })),
    )
    expect(here.map((message) => message && sha256(message.bytes)).sort()).toEqual(
      seeds.slice(1).map(sha256).sort(),
    )
    expect(at.desk.view()).toMatchObject({ state: 'transaction', download: null, marked: { messages: 1 } })
    expect(at.sent('RETR')).toHaveLength(5)
  })

  it('stops a download when it is told to, and goes on with the same rows and marks', async () => {
    await start(deskMails(200, 3000))
    await at.desk.open()
    await mark(0)

    const downloaded = at.desk.download({ kind: 'unmarked' })
    await at.until(({ download }) => (download?.doneOctets ?? 0) > 0)
    at.desk.cancelDownload()
    await downloaded
    await at.until(({ state }) => state === 'transaction')

    expect(at.desk.view()).toMatchObject({
      download: null,
      failure: null,
      maildrop: { messages: 200 },
      marked: { messages: 1 },
    })
    expect(await onServer()).toHaveLength(200)
    expect((await rig.rows(account.id)).length).toBeLessThan(199)
  })

  it('deletes what is marked on Close, and says how many went and stay', async () => {
    const seeds = deskMails(6)
    await start(seeds)
    await at.desk.open()
    await at.desk.download({ kind: 'range', order: BY_ARRIVAL, from: 0, to: 0 })
    await mark(0, 1, 3)
    expect(at.desk.view().marked).toMatchObject({ messages: 3, unseen: 2 })

    await expect(at.desk.close(3)).rejects.toMatchObject({ kind: 'unseen-differs' })
    expect(at.sent('DELE')).toEqual([])
    expect(await at.desk.close(2)).toEqual({ deleted: 3, left: 3 })

    // Nothing went wrong at its end, and it does not read so.
    expect(at.transcript.lines().slice(-3)).toMatchObject([
      { direction: 'sent', text: 'QUIT' },
      { direction: 'received', text: expect.stringMatching(/^\+OK/) as string },
      { direction: 'note', text: 'closed from here' },
    ])
    expect(await onServer()).toEqual([0, 1, 3].map((index) => sha256(seeds[index]!)))
    expect(at.desk.view()).toMatchObject({
      state: 'closed',
      closed: { deleted: 3, left: 3 },
      maildrop: null,
      marked: { messages: 0 },
      failure: null,
    })
    expect((await rig.rows(account.id)).map(({ subject, where }) => [subject, where])).toEqual([
      ['Message 5', 'here'],
    ])
    expect(await history()).toEqual(['Message 4', 'Message 2'])
    const { entries } = await rig.store.listDeletedUnseen({ accountId: null, offset: 0, limit: 1 })
    expect(entries[0]?.headers).toBe(seeds[4]!.toString().split('\r\n\r\n')[0]!.replaceAll('\r\n', '\n'))
  })

  it('deletes nothing and says so when it is left', async () => {
    await start(deskMails(3))
    await at.desk.open()
    await mark(0, 1, 2)

    at.desk.leave()

    expect(at.desk.view()).toMatchObject({
      state: 'closed',
      closed: null,
      failure: null,
      marked: { messages: 0 },
    })
    expect(at.sent('DELE')).toEqual([])
    expect(at.sent('QUIT')).toEqual([])
    await at.desk.open()
    expect(at.desk.view().maildrop).toMatchObject({ messages: 3 })
  })

  it('counts nothing as gone when the line is cut between DELE and QUIT', async () => {
    await start(deskMails(4))
    const proxy = await startDelayProxy({ targetPort: dovecot.ports.plain })
    const near = { ...account, endpoint: { ...account.endpoint, port: proxy.port } }
    let isCut = true
    at = deskFor(rig, near, {
      async openSession(route, signal) {
        const session = await openPop3Session({ ...route, signal })
        const quit = (): Promise<void> => {
          if (isCut) proxy.cutAll()
          return session.quit()
        }
        return Object.assign(Object.create(session) as typeof session, { quit })
      },
    })
    await at.desk.open()
    await at.desk.download({ kind: 'range', order: BY_ARRIVAL, from: 0, to: 0 })
    await mark(0, 1)

    await expect(at.desk.close(1)).rejects.toMatchObject({ name: 'Pop3TransportError', kind: 'lost' })

    expect(at.desk.view()).toMatchObject({
      state: 'closed',
      closed: null,
      failure: { code: 'connection-lost' },
      marked: { messages: 2 },
    })
    expect(await wheres()).toEqual(['pending-delete', 'pending-delete', 'new', 'new'])
    expect(await onServer()).toHaveLength(4)
    expect(await history()).toEqual([])

    isCut = false
    await at.desk.open()
    expect(await wheres()).toEqual(['pending-delete', 'new', 'new', 'new'])
    expect(at.desk.view().marked).toMatchObject({ messages: 2, unseen: 1 })
    expect(await at.desk.close(1)).toEqual({ deleted: 2, left: 2 })
    expect(await onServer()).toHaveLength(2)
    expect(await history()).toEqual(['Message 2'])
    await proxy.close()
  })
})
