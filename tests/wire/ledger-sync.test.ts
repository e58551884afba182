import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SyncQuestion } from '../../src-main/contract/sync.ts'
import { createTranscript, type Transcript } from '../../src-main/pop3/transcript.ts'
import { startSampleServer, type SampleServer } from '../../src-main/sample-mailbox/sample-server.ts'
import type { SampleMessage } from '../../src-main/sample-mailbox/session.ts'
import { rigAccount, startSyncRig } from '../support/sync-rig.ts'
import type { RigAccount, SyncOptions, SyncRig } from '../support/sync-rig.ts'

const message = (uid: string, subject: string, lines = 1): SampleMessage => ({
  uid,
  bytes: new Uint8Array(
    Buffer.from(`Subject: ${subject}\r\n\r\n${'A line of the body.\r\n'.repeat(lines)}`, 'latin1'),
  ),
})
const messages = (count: number, prefix: string, subject = 'Message'): SampleMessage[] =>
  Array.from({ length: count }, (_, index) => message(`${prefix}${index}`, `${subject} ${index}`))

/** What was sent that takes something: TOP and RETR, and how often the maildrop was listed. */
const asked = (transcript: Transcript): Record<'TOP' | 'RETR' | 'UIDL' | 'DELE', number> => {
  const count = (verb: string): number =>
    transcript.lines().filter(({ direction, text }) => direction === 'sent' && text.startsWith(verb)).length
  return { TOP: count('TOP'), RETR: count('RETR'), UIDL: count('UIDL'), DELE: count('DELE') }
}

describe('a sync that remembers', () => {
  let rig: SyncRig
  const servers: SampleServer[] = []
  beforeAll(async () => {
    rig = await startSyncRig()
  })
  afterAll(() => rig.close())
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  /** The account at a server with these messages; with `account`: the same account at another server. */
  const at = async (held: SampleMessage[], account?: RigAccount, change = {}): Promise<RigAccount> => {
    const server = await startSampleServer(held)
    servers.push(server)
    const { port, user, password } = server
    const fresh = rigAccount(port, user, password, change)
    return account ? { ...fresh, id: account.id } : fresh
  }
  const sync = async (account: RigAccount, options: SyncOptions = {}) => {
    let question: SyncQuestion | null | undefined
    const transcript = createTranscript(5000)
    const { newMessages } = await rig.sync(account, {
      ...options,
      transcript,
      onFound: (found) => {
        if (found.question !== undefined) question = found.question
      },
    })
    return { newMessages, question, ...asked(transcript) }
  }

  it('S18: a server that numbers anew is recognised, and nothing is downloaded again', async () => {
    const account = await at(messages(250, 'old'))
    await sync(account)

    const moved = await at(messages(250, 'new'), account)
    expect(await sync(moved)).toMatchObject({ newMessages: 0, RETR: 0, question: null })

    const rows = await rig.rows(account.id)
    expect(rows).toHaveLength(250)
    expect(rows.every(({ where }) => where === 'both')).toBe(true)
    expect(await sync(moved)).toMatchObject({ TOP: 0, RETR: 0, UIDL: 1 })
  })

  it('S18: more than 200 that cannot be recognised are taken only after asking, and the answer is remembered', async () => {
    const account = await at(messages(250, 'old'))
    await sync(account)

    const moved = await at(messages(250, 'new', 'Rewritten'), account)
    const question: SyncQuestion = { kind: 'renumbered', unrecognised: 250 }
    expect(await sync(moved)).toMatchObject({ newMessages: 0, RETR: 0, TOP: 250, question })
    expect(await sync(moved)).toMatchObject({ newMessages: 0, RETR: 0, TOP: 0, question })
    expect(await rig.rows(account.id)).toHaveLength(250)

    await rig.store.answerAsked({ accountId: account.id, takesThem: false, now: 1 })
    expect(await sync(moved)).toMatchObject({ newMessages: 0, TOP: 0, question: null })

    const later = await at([...messages(250, 'new', 'Rewritten'), message('fresh', 'Fresh')], account)
    expect(await sync(later)).toMatchObject({ newMessages: 1, TOP: 1, RETR: 1 })
  })

  it('S18: after a yes they are taken', async () => {
    const account = await at(messages(250, 'old'))
    await sync(account)
    const moved = await at(messages(250, 'new', 'Rewritten'), account)
    await sync(moved)

    await rig.store.answerAsked({ accountId: account.id, takesThem: true, now: 1 })

    expect(await sync(moved)).toMatchObject({ newMessages: 250, question: null })
  })

  it('S18: new mail that comes while most of the old is gone is taken without asking', async () => {
    const account = await at(messages(250, 'old'))
    await sync(account)

    const emptied = await at(messages(30, 'new', 'Fresh'), account)

    expect(await sync(emptied)).toMatchObject({ newMessages: 30, question: null })
  })

  it('takes of a big message the header and the first lines, and the rest when it is asked for', async () => {
    const big = message('big', 'A big one', 5000)
    const account = await at([big, message('small', 'A small one')], undefined, { partialAbove: 10_000 })

    expect(await sync(account)).toMatchObject({ newMessages: 1, RETR: 1 })
    await rig.index()
    const row = (await rig.rows(account.id)).find(({ subject }) => subject === 'A big one')!
    expect(row).toMatchObject({
      where: 'server',
      preview: expect.stringContaining('A line of the body') as string,
    })
    const part = await rig.store.readPart({ id: row.id })
    expect(part!.bytes.length).toBeLessThan(5000)
    expect(await rig.store.readMessage({ id: row.id })).toBeNull()
    expect(await sync(account)).toMatchObject({ TOP: 0, RETR: 0 })

    expect(await sync(account, { only: new Set(['big']) })).toMatchObject({ newMessages: 1, TOP: 0, RETR: 1 })
    const whole = await rig.store.readMessage({ id: row.id })
    expect(Buffer.from(whole!.bytes).equals(big.bytes)).toBe(true)
    expect(await rig.store.readPart({ id: row.id })).toBeNull()
  })

  it('goes on where it was in a maildrop of 100,000, with one listing for a session', async () => {
    const many = messages(100_000, 'uid')
    const account = await at(many)
    const known = many.slice(0, -40).map(({ uid }) => uid)
    await rig.store.decide({
      accountId: account.id,
      uids: known,
      decision: 'skip',
      by: { kind: 'user' },
      now: 1,
    })

    const abort = new AbortController()
    const cut = sync(account, {
      signal: abort.signal,
      onProgress: ({ phase }) => {
        if (phase === 'messages') abort.abort()
      },
    })
    await expect(cut).rejects.toMatchObject({ kind: 'cancelled' })
    const { newMessages, TOP, RETR, UIDL } = await sync(account)

    expect({ TOP, UIDL }).toEqual({ TOP: 0, UIDL: 1 })
    expect(newMessages).toBe(RETR)
    expect(await rig.rows(account.id)).toHaveLength(40)
    expect(await sync(account)).toMatchObject({ TOP: 0, RETR: 0, UIDL: 1 })
  }, 60_000)
})
