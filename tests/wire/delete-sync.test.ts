import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MaildropFacts } from '../../src-main/contract/sync.ts'
import { StoreError, type StoreErrorKind } from '../../src-main/store/errors.ts'
import { body, hangUp, playScript, receive, reply, silence } from '../support/pop3-script.ts'
import type { Script, Step } from '../support/pop3-script.ts'
import { REMOVE_AFTER_DOWNLOAD, retentionOf } from '../support/retentions.ts'
import { rigAccount, startSyncRig } from '../support/sync-rig.ts'
import type { RigAccount, SyncOptions, SyncRig } from '../support/sync-rig.ts'
import { loggedIn, PASSWORD, USER } from './scenario.ts'

const MESSAGES: Record<string, string> = {
  a: 'Subject: one\r\n\r\nBody\r\n',
  b: 'Subject: two\r\n\r\nBody\r\n',
}

/** STAT, LIST and UIDL of messages with these UIDs. */
const listing = (uids: string[], statCount = uids.length, octets = 30): Step[] => [
  receive('STAT'),
  reply(`+OK ${statCount} 60`),
  receive('LIST'),
  body('+OK', uids.map((_, index) => `${index + 1} ${octets}`).join('\r\n')),
  receive('UIDL'),
  body('+OK', uids.map((uid, index) => `${index + 1} ${uid}`).join('\r\n')),
]
/** All of these taken, newest first: headers, then messages. */
const taking = (uids: string[]): Step[] =>
  ['TOP', 'RETR'].flatMap((verb) =>
    [...uids.entries()]
      .toReversed()
      .flatMap(([index, uid]) => [
        receive(verb === 'TOP' ? `TOP ${index + 1} 0` : `RETR ${index + 1}`),
        body('+OK', MESSAGES[uid]!),
      ]),
  )
const deleting = (...numbers: number[]): Step[] =>
  numbers.flatMap((number) => [receive(`DELE ${number}`), reply('+OK')])
const quit: Step[] = [receive('QUIT'), reply('+OK')]

describe('what a sync deletes on the server', () => {
  let rig: SyncRig
  beforeAll(async () => {
    rig = await startSyncRig()
  })
  afterAll(() => rig.close())

  /** One sync of the account with a server that plays these steps to the end. */
  const sync = async (account: RigAccount, steps: Step[], options?: SyncOptions) => {
    const script: Script = await playScript([...loggedIn(['TOP', 'UIDL', 'USER']), ...steps])
    const endpoint = { host: '127.0.0.1', port: script.port, security: 'none' } as const
    const result = await rig.sync({ ...account, endpoint }, options).then(
      () => null,
      (error: unknown) => error,
    )
    await script.assertFinished()
    return result
  }
  const newAccount = (change: Partial<RigAccount> = {}): RigAccount => rigAccount(0, USER, PASSWORD, change)
  const removing = (): RigAccount => newAccount({ retention: REMOVE_AFTER_DOWNLOAD })
  const wheres = async ({ id }: RigAccount) =>
    Object.fromEntries((await rig.rows(id)).map(({ subject, where }) => [subject, where]))

  it('is removed after download, and final only with +OK to QUIT', async () => {
    const account = removing()

    expect(await sync(account, [...listing(['a']), ...taking(['a']), ...deleting(1), ...quit])).toBeNull()

    expect(await wheres(account)).toEqual({ one: 'here' })
  })

  it('S16: is tried again after a cut between DELE and QUIT, by its UID and not by its number', async () => {
    const account = removing()
    const cut = [...listing(['a', 'b']), ...taking(['a', 'b']), ...deleting(1, 2), receive('QUIT'), hangUp()]
    expect(await sync(account, cut)).toMatchObject({ name: 'Pop3TransportError' })
    expect(await wheres(account)).toEqual({ one: 'pending-delete', two: 'pending-delete' })

    const again = [...listing(['b', 'a']), ...deleting(1, 2), ...quit]
    expect(await sync(account, again)).toBeNull()
    expect(await wheres(account)).toEqual({ one: 'here', two: 'here' })
  })

  it('is nothing any more, after a cut, when the account leaves mail on the server by now', async () => {
    const account = removing()
    await sync(account, [...listing(['a']), ...taking(['a']), ...deleting(1), receive('QUIT'), hangUp()])

    const leaving = { ...account, retention: retentionOf() }
    expect(await sync(leaving, [...listing(['a']), ...quit])).toBeNull()
    expect(await wheres(account)).toEqual({ one: 'both' })
  })

  it('can be taken back until QUIT: RSET, and DELE again for the rest', async () => {
    const account = removing()
    const steps = [
      ...listing(['a', 'b']),
      ...taking(['a', 'b']),
      ...deleting(1, 2),
      receive('RSET'),
      reply('+OK'),
      ...deleting(2),
      ...quit,
    ]
    const { store } = rig
    rig.store = {
      ...store,
      // The moment between the last DELE and QUIT, in which the user changes their mind.
      async stillPending(ask) {
        const kept = (await rig.rows(account.id)).find(({ subject }) => subject === 'one')!
        await store.keepOnServer({ ids: [kept.id], now: 1 })
        return store.stillPending(ask)
      },
    }

    expect(await sync(account, steps)).toBeNull()
    rig.store = store
    expect(await wheres(account)).toEqual({ one: 'both', two: 'here' })
    expect(await sync(account, [...listing(['a']), ...quit])).toBeNull()
  })

  it('is what was moved to the Bin, where the account says so; it stays in the Bin', async () => {
    const account = newAccount()
    await sync(account, [...listing(['a', 'b']), ...taking(['a', 'b']), ...quit])
    const binned = (await rig.rows(account.id)).find(({ subject }) => subject === 'two')!
    await rig.store.moveMessages({ ids: [binned.id], place: 'bin' })

    const following = { ...account, retention: retentionOf({ whenDeletedHere: true }) }
    expect(await sync(following, [...listing(['a', 'b']), ...deleting(2), ...quit])).toBeNull()

    expect(await wheres(account)).toEqual({ one: 'both', two: 'here' })
    expect(await rig.store.readMessage({ id: binned.id })).not.toBeNull()
  })

  it.each([
    ['STAT disagrees', listing(['a'], 2)],
    ['STAT says 0', listing([], 0)],
    ['UIDL is short', [...listing(['a'], 1).slice(0, 5), body('+OK', '')]],
  ])('S17: is nothing, and nothing is fetched, when %s', async (_what, steps) => {
    const account = newAccount()
    await sync(account, [...listing(['a']), ...taking(['a']), ...quit])

    const leaving = { ...account, retention: REMOVE_AFTER_DOWNLOAD }
    expect(await sync(leaving, [...steps, ...quit])).toBeNull()

    expect(await wheres(account)).toEqual({ one: 'both' })
  })

  it('is nothing because the clock jumped ahead by ten years', async () => {
    const account = newAccount({ retention: retentionOf({ afterDays: 30 }) })
    const now = Date.UTC(2026, 0, 1)
    await sync(account, [...listing(['a']), ...taking(['a']), ...quit], { now: () => now })

    const later = { now: () => now + 3650 * 86_400_000 }
    expect(await sync(account, [...listing(['a']), ...quit], later)).toBeNull()
    expect(await sync(account, [...listing(['a']), ...quit], { now: () => now })).toBeNull()
  })

  it.each<StoreErrorKind>(['disk-full', 'read-only', 'disk-gone', 'locked', 'stopped'])(
    'S20: is nothing when the store fails with “%s”, and the next sync goes on',
    async (kind) => {
      const account = removing()
      const { store } = rig
      rig.store = { ...store, commitMessages: () => Promise.reject(new StoreError(kind, 'no')) }

      const failed = await sync(account, [...listing(['a']), ...taking(['a']), silence()])
      rig.store = store

      expect(failed).toMatchObject({ name: 'StoreError', kind })
      const roomy = [
        ...listing(['a']),
        receive('RETR 1'),
        body('+OK', MESSAGES['a']!),
        ...deleting(1),
        ...quit,
      ]
      expect(await sync(account, roomy)).toBeNull()
    },
  )
})

describe('what a server announces', () => {
  let rig: SyncRig
  beforeAll(async () => {
    rig = await startSyncRig()
  })
  afterAll(() => rig.close())

  it('is told; and of a server that deletes by itself every message is taken whole', async () => {
    const script = await playScript([
      ...loggedIn(['TOP', 'UIDL', 'USER', 'EXPIRE 7', 'LOGIN-DELAY 60']),
      ...listing(['a']),
      ...taking(['a']),
      ...quit,
    ])
    const account = rigAccount(script.port, USER, PASSWORD, { partialAbove: 10 })
    let facts: MaildropFacts | undefined

    await rig.sync(account, { onFound: ({ server }) => (facts = server ?? facts) })

    await script.assertFinished()
    expect(facts).toEqual({ expiresAfterDays: 7, loginDelaySeconds: 60 })
    expect((await rig.rows(account.id)).map(({ where }) => where)).toEqual(['both'])
  })
})
