import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BY_ARRIVAL, deskFor, type DeskRig } from '../support/desk-rig.ts'
import { rigAccount, startSyncRig, type RigAccount, type SyncRig } from '../support/sync-rig.ts'
import { skipsDovecot, startDovecot, type Dovecot } from './dovecot.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }

const message = (number: number, change: { spam?: string; from?: string; lines?: number } = {}): Buffer =>
  Buffer.from(
    [
      `From: ${change.from ?? `Sender ${String(number)} <sender${String(number)}@example.org>`}`,
      'To: alice@example.org',
      `Subject: Message ${String(number)}`,
      `Date: Sat, 21 Nov 2026 10:${String(number % 60).padStart(2, '0')}:00 +0000`,
      `Message-ID: <${String(number)}@example.org>`,
      ...(change.spam ? [change.spam] : []),
      '',
      `Body of ${String(number)}`,
      ...Array.from({ length: change.lines ?? 2 }, (_, line) => `line ${String(line)} of ${String(number)}`),
      '',
    ].join('\r\n'),
  )
const messages = (count: number): Buffer[] => Array.from({ length: count }, (_, index) => message(index))

describe.skipIf(skipsDovecot())('the desk with a real Dovecot', () => {
  let dovecot: Dovecot
  let rig: SyncRig
  let account: RigAccount
  let at: DeskRig

  const start = async (has: Buffer[]): Promise<void> => {
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: has }] })
    account = rigAccount(dovecot.ports.plain, ALICE.name, ALICE.password)
    at = deskFor(rig, account)
  }
  const headersTaken = (): Promise<void> =>
    at.until(({ maildrop, headers }) => maildrop !== null && headers === maildrop.messages)
  const mark = async (...positions: number[]): Promise<void> => {
    for (const at_ of positions)
      await at.desk.mark({ kind: 'range', order: BY_ARRIVAL, from: at_, to: at_ }, true)
  }

  beforeEach(async () => {
    rig = await startSyncRig()
  })
  afterEach(async () => {
    at.desk.leave()
    await rig.close()
    await dovecot.stop()
  })

  it('opens the maildrop without downloading, and lists it newest first with its headers', async () => {
    await start([message(0), message(1, { spam: 'X-Spam-Status: Yes, score=7.5 required=5.0' }), message(2)])

    await at.desk.open()
    await headersTaken()

    expect(at.desk.view()).toMatchObject({
      state: 'transaction',
      tls: null,
      login: 'USER',
      maildrop: {
        messages: 3,
        octets:
          message(0).length * 2 + message(1, { spam: 'X-Spam-Status: Yes, score=7.5 required=5.0' }).length,
      },
      marked: { messages: 0, octets: 0, unseen: 0 },
      failure: null,
    })
    const rows = await at.rows()
    expect(
      rows.map(({ number, where, header }) => [number, where, header?.subject, header?.spamScore]),
    ).toEqual([
      [3, 'new', 'Message 2', null],
      [2, 'new', 'Message 1', 7.5],
      [1, 'new', 'Message 0', null],
    ])
    expect(at.sent('RETR')).toEqual([])
    expect(await rig.rows(account.id)).toEqual([])
  })

  it('deletes what is marked on Close, and says how many went and stay', async () => {
    await start(messages(5))
    await at.desk.open()
    await at.rows()
    await mark(0, 2)
    expect(at.desk.view().marked).toMatchObject({ messages: 2, unseen: 2 })

    await expect(at.desk.close(1)).rejects.toMatchObject({ kind: 'unseen-differs' })
    expect(await dovecot.list('alice')).toHaveLength(5)
    expect(await at.desk.close(2)).toEqual({ deleted: 2, left: 3 })

    expect(await dovecot.list('alice')).toHaveLength(3)
    expect(at.desk.view()).toMatchObject({ state: 'closed', closed: { deleted: 2, left: 3 }, failure: null })
    const { total, entries } = await rig.store.listDeletedUnseen({ accountId: null, offset: 0, limit: 10 })
    expect(total).toBe(2)
    expect(entries.map(({ subject, rule, headers }) => [subject, rule, headers.split('\n')[2]])).toEqual([
      ['Message 4', null, 'Subject: Message 4'],
      ['Message 2', null, 'Subject: Message 2'],
    ])
  })
})
