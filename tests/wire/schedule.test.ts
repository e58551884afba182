import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SyncState } from '../../src-main/contract/sync.ts'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import type { Rhythm } from '../../src-main/sync/schedule.ts'
import { createSyncAccounts, type SyncAccounts } from '../../src-main/sync/sync-accounts.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { body, hangUp, playScript, receive, reply, silence, type Step } from '../support/pop3-script.ts'
import { LEAVE } from '../support/retentions.ts'
import { startSyncRig, type SyncRig } from '../support/sync-rig.ts'
import { greeted, loggedIn, PASSWORD, USER } from './scenario.ts'

const MINUTE = 60_000
const rhythm: Rhythm = { everyMinutes: 10, atStart: true, sparesMetered: false, isPasswordRefused: false }

const CAPABILITIES = ['USER', 'UIDL', 'RESP-CODES']

const refusing = (answer: string): Step[] => [
  ...greeted(CAPABILITIES),
  receive(`USER ${USER}`),
  reply('+OK'),
  receive(`PASS ${PASSWORD}`),
  reply(answer),
  silence(),
]
const emptyMaildrop = (...more: string[]): Step[] => [
  ...loggedIn([...CAPABILITIES, ...more]),
  receive('STAT'),
  reply('+OK 0 0'),
  receive('LIST'),
  body('+OK', ''),
  receive('UIDL'),
  body('+OK', ''),
  receive('QUIT'),
  reply('+OK'),
]

describe('the schedule with a server', () => {
  let rig: SyncRig
  beforeAll(async () => {
    rig = await startSyncRig()
  })
  afterAll(() => rig.close())

  /** Accounts by name, each with the scripts that its connections meet, one after the other. */
  async function start(accounts: Record<string, Step[][]>): Promise<{
    clock: FakeClock
    syncs: SyncAccounts
    refused: Set<string>
    /** Waits until the account has come to rest. */
    rest: (name: string) => Promise<SyncState>
    /** How many connections the account has made. */
    connections: (name: string) => number
    assertFinished: () => Promise<void>
  }> {
    const clock = createFakeClock()
    const refused = new Set<string>()
    const made = new Map<string, number>()
    const scripts = new Map(
      await Promise.all(
        Object.entries(accounts).map(
          async ([name, plays]) =>
            [name, await Promise.all(plays.map((steps) => playScript(steps)))] as const,
        ),
      ),
    )
    const next = (name: string): number => {
      const played = made.get(name) ?? 0
      made.set(name, played + 1)
      return scripts.get(name)?.[played]?.port ?? 1
    }
    const syncs = createSyncAccounts({
      store: rig.store,
      mime: rig.mime,
      clock,
      chance: () => 0.5,
      openSession: (_, route, signal) => openPop3Session({ ...route, signal }),
      targetOf: (name) =>
        Promise.resolve({
          route: { endpoint: { host: '127.0.0.1', port: next(name), security: 'none' } },
          login: { user: USER, password: PASSWORD, method: 'USER' },
          retention: LEAVE,
          partialAbove: Infinity,
        }),
      rulesOf: () => Promise.resolve({ rules: [], fieldNames: [] }),
      rhythmOf: (name) => ({ ...rhythm, isPasswordRefused: refused.has(name) }),
      isOnline: () => true,
      isMetered: () => Promise.resolve(false),
      onPasswordRefused: (name) => refused.add(name),
      onPipeliningFailed: () => undefined,
      onCommitted: () => undefined,
      onState: () => undefined,
      toFailure,
    })
    for (const name of Object.keys(accounts)) syncs.add(name)
    await clock.pass(0)
    return {
      clock,
      syncs,
      refused,
      connections: (name) => made.get(name) ?? 0,
      async rest(name) {
        await expect
          .poll(() => syncs.states().find(({ accountId }) => accountId === name)?.phase)
          .toBe('idle')
        return syncs.states().find(({ accountId }) => accountId === name)!
      },
      async assertFinished() {
        for (const plays of scripts.values()) for (const script of plays) await script.assertFinished()
      },
    }
  }

  it.each([
    ['-ERR [IN-USE] Mailbox in use', 'mailbox-busy'],
    ['-ERR [SYS/TEMP] try later', 'server-temporary'],
    ['-ERR [LOGIN-DELAY] at least 1 minute', 'login-delay'],
  ])('waits after "%s", asks for no password, and goes on by itself', async (answer, waiting) => {
    const { clock, rest, assertFinished } = await start({
      home: [refusing(answer), emptyMaildrop()],
    })

    expect(await rest('home')).toMatchObject({ waiting, finishedAt: clock.wall() })
    await clock.pass(MINUTE)

    expect(await rest('home')).toMatchObject({ waiting: null, failure: null })
    await assertFinished()
  })

  it('tells of the mail that a line brought before it was cut', async () => {
    const letter = 'Subject: one\r\n\r\nBody\r\n'
    const { rest, assertFinished } = await start({
      home: [
        [
          ...loggedIn([...CAPABILITIES, 'TOP']),
          receive('STAT'),
          reply('+OK 2 60'),
          receive('LIST'),
          body('+OK', '1 30\r\n2 30'),
          receive('UIDL'),
          body('+OK', '1 a\r\n2 b'),
          ...[2, 1].flatMap((number) => [receive(`TOP ${String(number)} 0`), body('+OK', letter)]),
          receive('RETR 2'),
          body('+OK', letter),
          receive('RETR 1'),
          hangUp(),
        ],
      ],
    })

    expect(await rest('home')).toMatchObject({ newMessages: 1, failure: { code: 'connection-lost' } })
    await assertFinished()
  })

  it('sends a wrong password once', async () => {
    const { clock, syncs, refused, rest, connections, assertFinished } = await start({
      home: [refusing('-ERR [AUTH] no'), emptyMaildrop()],
    })
    expect(await rest('home')).toMatchObject({ waiting: 'password', nextTryAt: null })

    await syncs.start('home')
    await clock.pass(24 * 60 * MINUTE)
    syncs.cameOnline()
    syncs.awoke()
    await clock.pass(MINUTE)
    expect(connections('home')).toBe(1)

    refused.clear()
    await syncs.start('home')
    expect(await rest('home')).toMatchObject({ waiting: null, failure: null })
    await assertFinished()
  })

  it('leaves the server the pause that it announces after the login, at its turn and by hand', async () => {
    const { clock, syncs, rest, connections, assertFinished } = await start({
      home: [emptyMaildrop('LOGIN-DELAY 900'), emptyMaildrop()],
    })
    const { nextTryAt } = await rest('home')
    expect(nextTryAt).toBe(clock.wall() + 15 * MINUTE)

    await syncs.start('home')
    await clock.pass(14 * MINUTE)
    expect(connections('home')).toBe(1)
    await clock.pass(MINUTE)

    await rest('home')
    await assertFinished()
  })

  it('holds up nobody because one server is silent', async () => {
    const { syncs, rest } = await start({
      silent: [[silence()]],
      home: [emptyMaildrop()],
      work: [emptyMaildrop()],
    })

    expect(await rest('home')).toMatchObject({ failure: null })
    expect(await rest('work')).toMatchObject({ failure: null })
    expect(syncs.states().find(({ accountId }) => accountId === 'silent')?.phase).toBe('connecting')
    await syncs.stop()
  })
})
