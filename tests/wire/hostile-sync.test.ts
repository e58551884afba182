import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreError } from '../../src-main/store/errors.ts'
import type { SyncFindings } from '../../src-main/sync/sync-job.ts'
import { body, playScript, receive, reply, silence } from '../support/pop3-script.ts'
import type { Script, Step } from '../support/pop3-script.ts'
import { REMOVE_AFTER_DOWNLOAD } from '../support/retentions.ts'
import { rigAccount, startSyncRig } from '../support/sync-rig.ts'
import type { RigAccount, SyncRig } from '../support/sync-rig.ts'
import { loggedIn, PASSWORD, USER } from './scenario.ts'

const MESSAGES = ['one', 'two', 'three'].map((subject) => `Subject: ${subject}\r\n\r\nBody\r\n`)

/** STAT, LIST and UIDL of the messages with these numbers; their unique-ids never change. */
function listing(numbers: number[], statCount = numbers.length): Step[] {
  return [
    receive('STAT'),
    reply(`+OK ${statCount} 90`),
    receive('LIST'),
    body('+OK', numbers.map((number) => `${number} 30`).join('\r\n')),
    receive('UIDL'),
    body('+OK', numbers.map((number) => `${number} uid-${number}`).join('\r\n')),
  ]
}

const fetching = (numbers: number[]): Step[] =>
  ['TOP', 'RETR'].flatMap((verb) =>
    numbers
      .toReversed()
      .flatMap((number) => [
        receive(verb === 'TOP' ? `TOP ${number} 0` : `RETR ${number}`),
        body('+OK', MESSAGES[number - 1]!),
      ]),
  )

const quit: Step[] = [receive('QUIT'), reply('+OK')]

describe('a sync with a hostile server', () => {
  let rig: SyncRig
  beforeAll(async () => {
    rig = await startSyncRig()
  })
  afterAll(() => rig.close())

  const at = (script: Script, account?: RigAccount): RigAccount => ({
    ...(account ?? rigAccount(0, USER, PASSWORD)),
    endpoint: { host: '127.0.0.1', port: script.port, security: 'none' },
  })

  it('S17: an empty maildrop or half a list for once loses nothing and fetches nothing twice', async () => {
    const first = await playScript([...loggedIn(), ...listing([1, 2, 3]), ...fetching([1, 2, 3]), ...quit])
    const account = at(first)
    await rig.sync(account)

    for (const steps of [listing([]), listing([1], 3), listing([1]), listing([1, 2, 3])]) {
      const script = await playScript([...loggedIn(), ...steps, ...quit])

      expect((await rig.sync(at(script, account))).newMessages).toBe(0)
      await script.assertFinished()
      expect(await rig.rows(account.id)).toHaveLength(3)
    }
  })

  it('S18: renumbered messages are recognised, and many that are not are asked about first', async () => {
    const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
    const session = (count: number, uid: string, verbs: string[]): Step[] => [
      ...loggedIn(),
      receive('STAT'),
      reply(`+OK ${count} 9999`),
      receive('LIST'),
      body(
        '+OK',
        numbers(count)
          .map((number) => `${number} 20`)
          .join('\r\n'),
      ),
      receive('UIDL'),
      body(
        '+OK',
        numbers(count)
          .map((number) => `${number} ${uid}-${number}`)
          .join('\r\n'),
      ),
      ...verbs.flatMap((verb) =>
        numbers(count)
          .toReversed()
          .flatMap((number) => [
            receive(verb === 'TOP' ? `TOP ${number} 0` : `RETR ${number}`),
            body('+OK', `Subject: message ${number}\r\n\r\n`),
          ]),
      ),
      ...quit,
    ]
    const [known, strangers] = [30, 250]
    const before = await playScript(session(known, 'before', ['TOP', 'RETR']))
    const moved = await playScript(session(known + strangers, 'moved', ['TOP']))
    const account = at(before)
    await rig.sync(account)
    const found: SyncFindings[] = []

    const { newMessages } = await rig.sync(
      { ...at(moved, account), retention: REMOVE_AFTER_DOWNLOAD },
      { onFound: (findings) => found.push(findings) },
    )

    await moved.assertFinished()
    expect(newMessages).toBe(0)
    expect(found).toContainEqual({ question: { kind: 'renumbered', unrecognised: strangers } })
    expect(await rig.rows(account.id)).toHaveLength(known)
  })

  it('S11: rows of one list without a counterpart in the other are skipped', async () => {
    const script = await playScript([
      ...loggedIn(),
      receive('STAT'),
      reply('+OK 3 90'),
      receive('LIST'),
      body('+OK', '1 2147483648\r\n2 0'),
      receive('UIDL'),
      body('+OK', '2 uid-2\r\n7 uid-7'),
      ...fetching([2]),
      ...quit,
    ])
    const account = at(script)

    expect((await rig.sync(account)).newMessages).toBe(1)
    await script.assertFinished()
  })

  it('S20: a disk that is full while messages come deletes nothing, and the next sync goes on', async () => {
    const full = await playScript([...loggedIn(), ...listing([1]), ...fetching([1]), silence()])
    const account = { ...at(full), retention: REMOVE_AFTER_DOWNLOAD }
    const { store } = rig
    rig.store = {
      ...store,
      commitMessages: () => Promise.reject(new StoreError('disk-full', 'no space left')),
    }

    await expect(rig.sync(account)).rejects.toMatchObject({ name: 'StoreError', kind: 'disk-full' })
    rig.store = store
    await full.assertFinished()

    const roomy = await playScript([
      ...loggedIn(),
      ...listing([1]),
      receive('RETR 1'),
      body('+OK', MESSAGES[0]!),
      receive('DELE 1'),
      reply('+OK'),
      ...quit,
    ])
    expect((await rig.sync(at(roomy, account))).newMessages).toBe(1)
    await roomy.assertFinished()
  })
})
