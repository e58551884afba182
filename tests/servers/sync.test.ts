import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTranscript, type Transcript } from '../../src-main/pop3/transcript.ts'
import type { SyncProgress } from '../../src-main/sync/sync-job.ts'
import { REMOVE_AFTER_DOWNLOAD } from '../support/retentions.ts'
import { canMakeFailingDisks, makeFailingDisk, type FailingDisk } from '../support/failing-disk.ts'
import { canMakeDisks, makeSmallDisk } from '../support/small-disk.ts'
import { rigAccount, startSyncRig, type SyncRig } from '../support/sync-rig.ts'
import { skipsDovecot, startDovecot, type Dovecot } from './dovecot.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }
const BOB = { name: 'bob', password: 'bob-secret' }

/** A message with what goes wrong on the way: dots at line starts, a lone dot, 8-bit text. */
const message = (number: number, lines = 3): Buffer =>
  Buffer.from(
    [
      `From: Sender ${String(number)} <sender${String(number)}@example.org>`,
      'To: alice@example.org',
      `Subject: Message ${String(number)}`,
      `Date: Sat, 21 Nov 2026 10:${String(number % 60).padStart(2, '0')}:00 +0000`,
      `Message-ID: <${String(number)}@example.org>`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      '.',
      '..two dots, and été',
      ...Array.from({ length: lines }, (_, line) => `.line ${String(line)} of ${String(number)}`),
      '',
    ].join('\r\n'),
  )
const HAS_FAILING_DISKS = await canMakeFailingDisks()
const messages = (count: number): Buffer[] => Array.from({ length: count }, (_, index) => message(index))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const sent = (transcript: Transcript, verb: string): string[] =>
  transcript
    .lines()
    .filter(({ direction, text }) => direction === 'sent' && text.startsWith(verb))
    .map(({ text }) => text)

async function hashesHere(rig: SyncRig, accountId: string): Promise<string[]> {
  const hashes: string[] = []
  for (const { id } of await rig.rows(accountId)) {
    const stored = await rig.store.readMessage({ id })
    if (stored) hashes.push(sha256(stored.bytes))
  }
  return hashes.sort()
}

describe.skipIf(skipsDovecot())('sync with a real Dovecot', () => {
  let dovecot: Dovecot
  let rig: SyncRig
  const start = async (aliceHas: Buffer[], bobHas: Buffer[] = []): Promise<void> => {
    dovecot = await startDovecot({
      users: [
        { ...ALICE, messages: aliceHas },
        { ...BOB, messages: bobHas },
      ],
    })
  }
  beforeEach(async () => {
    rig = await startSyncRig()
  })
  afterEach(async () => {
    await rig.close()
    await dovecot.stop()
  })
  const alice = (change = {}) => rigAccount(dovecot.ports.plain, ALICE.name, ALICE.password, change)

  it('brings every message byte for byte, and leaves the server as it was', async () => {
    const seeds = messages(25)
    await start(seeds)
    const account = alice()

    const { newMessages } = await rig.sync(account)

    expect(newMessages).toBe(25)
    expect(await hashesHere(rig, account.id)).toEqual(seeds.map(sha256).sort())
    expect(await dovecot.list('alice')).toHaveLength(25)
    expect((await rig.rows(account.id)).map(({ where }) => where)).toEqual(Array(25).fill('both'))
  })

  it('fills the list from TOP before the first body is here, and counts to the end', async () => {
    await start(messages(12))
    const account = alice()
    const seen: string[] = []
    let last: SyncProgress | undefined

    await rig.sync(account, {
      onProgress: (progress) => {
        if (seen.at(-1) !== progress.phase) seen.push(progress.phase)
        last = progress
      },
    })

    expect(seen).toEqual(['connecting', 'authorizing', 'listing', 'headers', 'messages', 'closing'])
    expect(last).toMatchObject({ doneMessages: 12, totalMessages: 12, doneOctets: last?.totalOctets })
  })

  it('takes nothing twice: the second sync asks for the listing only', async () => {
    await start(messages(5))
    const account = alice()
    await rig.sync(account)

    const { newMessages, transcript } = await rig.sync(account)

    expect(newMessages).toBe(0)
    expect(sent(transcript, 'RETR')).toEqual([])
    expect(sent(transcript, 'TOP')).toEqual([])
    expect(await rig.rows(account.id)).toHaveLength(5)
  })

  it('takes only what is new after a restart', async () => {
    await start(messages(3))
    const account = alice()
    await rig.sync(account)
    await rig.reopen()
    await dovecot.deliver('alice', message(77))

    const { newMessages } = await rig.sync(account)

    expect(newMessages).toBe(1)
    expect((await rig.rows(account.id)).map(({ subject }) => subject)).toContain('Message 77')
  })

  it('removes from the server what is safely here, when the account says so', async () => {
    const seeds = messages(8)
    await start(seeds)
    const account = alice({ retention: REMOVE_AFTER_DOWNLOAD })

    await rig.sync(account)

    expect(await dovecot.list('alice')).toEqual([])
    expect(await hashesHere(rig, account.id)).toEqual(seeds.map(sha256).sort())
    expect((await rig.rows(account.id)).map(({ where }) => where)).toEqual(Array(8).fill('here'))
  })

  it('keeps what arrived when it is cancelled in the middle, and goes on from there', async () => {
    const seeds = messages(300).map((_, index) => message(index, 2000))
    await start(seeds)
    const account = alice({ retention: REMOVE_AFTER_DOWNLOAD })
    const abort = new AbortController()

    const first = rig.sync(account, {
      signal: abort.signal,
      onProgress: ({ phase, doneOctets }) => {
        if (phase === 'messages' && doneOctets > 0) abort.abort()
      },
    })
    await expect(first).rejects.toMatchObject({ name: 'Pop3TransportError', kind: 'cancelled' })
    expect(await dovecot.list('alice')).toHaveLength(300)

    await rig.sync(account)

    expect(await hashesHere(rig, account.id)).toEqual(seeds.map(sha256).sort())
    expect(await rig.rows(account.id)).toHaveLength(300)
    expect(await dovecot.list('alice')).toEqual([])
  })

  it('syncs two accounts at the same time, each into its own rows', async () => {
    await start(messages(40), messages(30))
    const bob = rigAccount(dovecot.ports.plain, BOB.name, BOB.password)
    const account = alice()

    await Promise.all([rig.sync(account), rig.sync(bob)])

    expect(await rig.rows(account.id)).toHaveLength(40)
    expect(await rig.rows(bob.id)).toHaveLength(30)
  })

  it.skipIf(!canMakeDisks())(
    'stops when the disk is full, loses nothing, and goes on once there is room',
    async () => {
      const seeds = messages(200).map((_, index) => message(index, 2500))
      await start(seeds)
      const account = alice({ retention: REMOVE_AFTER_DOWNLOAD })
      const disk = await makeSmallDisk(8)
      const full = await startSyncRig({ parent: disk.path })

      await expect(full.sync(account)).rejects.toMatchObject({ name: 'StoreError', kind: 'disk-full' })
      const onServer = (await dovecot.list('alice')).map(({ sha256: hash }) => hash)
      expect(onServer).toHaveLength(200)

      await disk.resize(64)
      await full.sync(account)
      expect(await hashesHere(full, account.id)).toEqual(seeds.map(sha256).sort())
      expect(await dovecot.list('alice')).toEqual([])

      await full.close()
      await disk.remove()
    },
  )

  it.skipIf(!HAS_FAILING_DISKS).each([
    ['becomes read-only', (disk: FailingDisk) => disk.fail()],
    ['is pulled out', (disk: FailingDisk) => disk.fail().then(() => disk.pull())],
  ])(
    'stops when its disk %s, deletes nothing, and goes on once the disk is back, without a restart',
    async (_, breakIt) => {
      const seeds = messages(200).map((__, index) => message(index, 2500))
      await start(seeds)
      const account = alice({ retention: REMOVE_AFTER_DOWNLOAD })
      const disk = await makeFailingDisk()
      const onIt = await startSyncRig({ parent: disk.path })
      const { store } = onIt
      let commits = 0
      onIt.store = {
        ...store,
        async commitMessages(...ask) {
          if (commits++ === 1) await breakIt(disk)
          return store.commitMessages(...ask)
        },
      }

      await expect(onIt.sync(account)).rejects.toMatchObject({ name: 'StoreError', kind: 'disk-gone' })
      expect(await dovecot.list('alice')).toHaveLength(200)
      await expect(onIt.sync(account)).rejects.toMatchObject({ name: 'StoreError' })
      expect(await dovecot.list('alice')).toHaveLength(200)

      await disk.comeBack()
      await onIt.sync(account)
      expect(await hashesHere(onIt, account.id)).toEqual(seeds.map(sha256).sort())
      expect(await onIt.rows(account.id)).toHaveLength(200)
      expect(await dovecot.list('alice')).toEqual([])

      await onIt.close()
      await disk.remove()
    },
  )

  it('says that the password is wrong, and keeps it out of the transcript', async () => {
    await start(messages(1))
    const account = alice({ password: 'not-the-password' })
    const transcript = createTranscript()

    await expect(rig.sync(account, { transcript })).rejects.toMatchObject({
      name: 'Pop3CommandError',
      responseCode: 'AUTH',
    })

    expect(sent(transcript, 'PASS')).toHaveLength(1)
    expect(JSON.stringify(transcript.lines())).not.toContain('not-the-password')
  })
})
