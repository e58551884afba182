import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFixture } from '../support/pop3-fixture.ts'
import { body, hangUp, MANNERS, playSessions, receive, reply, silence } from '../support/pop3-script.ts'
import type { Manner, Step } from '../support/pop3-script.ts'
import { REMOVE_AFTER_DOWNLOAD } from '../support/retentions.ts'
import { rigAccount, startSyncRig } from '../support/sync-rig.ts'
import type { SyncRig } from '../support/sync-rig.ts'
import { loggedIn, PASSWORD, USER } from './scenario.ts'

const PIPELINING = ['TOP', 'UIDL', 'PIPELINING']

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
})
afterAll(() => rig.close())

const accountAt = (port: number) => rigAccount(port, USER, PASSWORD)
const subjects = async (accountId: string): Promise<string[]> =>
  (await rig.rows(accountId)).map(({ subject }) => subject).sort()

describe('a sync with an odd server:', () => {
  /** The sessions of a server, told by tests/fixtures/pop3: how many new messages each brings, and what is here then. */
  const odd = (names: string[], newMessages: number[], here: string[]): void => {
    const fixtures = names.map(readFixture)
    const play = async (manner: Manner): Promise<void> => {
      const sessions = fixtures.map(({ steps }) => [...loggedIn(null), ...steps])
      const server = await playSessions(sessions, manner)
      const account = accountAt(server.port)

      const results: number[] = []
      while (results.length < names.length) results.push((await rig.sync(account)).newMessages)

      await server.assertFinished()
      expect(results).toEqual(newMessages)
      expect(await subjects(account.id)).toEqual([...here].sort())
      const wheres = (await rig.rows(account.id)).map(({ where }) => where)
      expect(new Set(wheres)).not.toContain('server')
    }
    for (const manner of MANNERS) it(`${fixtures[0]?.title} (${manner.name})`, () => play(manner))
  }

  odd(['no-uidl', 'no-uidl-later'], [3, 1], ['same', 'same', 'b', 'new'])
  odd(['no-top'], [3], ['one', 'two', 'three'])
  odd(['top-refused-once'], [3], ['one', 'two', 'three'])
  odd(['message-refused'], [1], ['one'])
  odd(['sizes-lie'], [3], ['none', 'too large', 'too small'])
  odd(['lists-disagree'], [1], ['the one in both'])

  it('UIDL refused for a reason is not taken for a server without it', async () => {
    const refusing = [
      receive('STAT'),
      reply('+OK 1 30'),
      receive('LIST'),
      body('+OK', '1 30'),
      receive('UIDL'),
      reply('-ERR [SYS/TEMP] index is being rebuilt'),
    ]
    const server = await playSessions([[...loggedIn(null), ...refusing, silence()]])

    await expect(rig.sync(accountAt(server.port))).rejects.toMatchObject({ responseCode: 'SYS/TEMP' })
    await server.assertFinished()
  })
})

describe('a message that does not come', () => {
  const listing = (first: number): Step[] => [
    ...loggedIn(),
    receive('STAT'),
    reply('+OK 2 40'),
    receive('LIST'),
    body('+OK', `1 ${first}\r\n2 20`),
    receive('UIDL'),
    body('+OK', '1 a\r\n2 b'),
    ...[2, 1].flatMap((number) => [
      receive(`TOP ${number} 0`),
      body('+OK', `Subject: message ${number}\r\n\r\n`),
    ]),
    receive('RETR 2'),
    body('+OK', 'Subject: message 2\r\n\r\nText\r\n'),
  ]
  const end = [receive('DELE 2'), reply('+OK'), receive('QUIT'), reply('+OK')]

  for (const [why, steps, reason] of [
    ['is too long by the word of LIST', listing(101), { kind: 'too-large' }],
    [
      'is refused',
      [...listing(20), receive('RETR 1'), reply('-ERR message 1 is damaged')],
      { name: 'Pop3CommandError' },
    ],
  ] as [string, Step[], object][]) {
    it(`because it ${why} is told, stays on the server, and holds up nothing`, async () => {
      const server = await playSessions([[...steps, ...end]])
      const account = { ...accountAt(server.port), retention: REMOVE_AFTER_DOWNLOAD }
      const leftOut: [string, Error][] = []

      const { newMessages } = await rig.sync(account, {
        limits: { messageOctets: 100 },
        onLeftOut: ({ uid }, error) => leftOut.push([uid, error]),
      })

      expect(newMessages).toBe(1)
      expect(leftOut).toMatchObject([['a', reason]])
      await server.assertFinished()
      const wheres = (await rig.rows(account.id)).map(({ subject, where }) => [subject, where])
      expect(wheres.sort()).toEqual([
        ['message 1', 'server'],
        ['message 2', 'here'],
      ])
    })
  }
})

describe('a message served with its dots unstuffed', () => {
  const text = (number: number): string => `Subject: message ${number}\r\n\r\nText\r\n`
  const listing = (): Step[] => [
    ...loggedIn(),
    receive('STAT'),
    reply('+OK 3 90'),
    receive('LIST'),
    body('+OK', '1 29\r\n2 30\r\n3 29'),
    receive('UIDL'),
    body('+OK', '1 a\r\n2 b\r\n3 c'),
  ]
  const headers = [3, 2, 1].flatMap((number) => [
    receive(`TOP ${number} 0`),
    body('+OK', `Subject: message ${number}\r\n\r\n`),
  ])
  const unstuffed = reply('+OK\r\nSubject: message 2\r\n\r\nHead\r\n.\r\nThe rest\r\n.')
  const end = [receive('QUIT'), reply('+OK')]

  it('is left out and told, and what is behind it comes', async () => {
    const server = await playSessions([
      [...listing(), ...headers, receive('RETR 3'), body('+OK', text(3)), receive('RETR 2'), unstuffed],
      [...listing(), receive('RETR 1'), body('+OK', text(1)), ...end],
      [...listing(), ...end],
    ])
    const account = accountAt(server.port)
    const leftOut: [string, Error][] = []
    const options = {
      breaking: new Map<string, Error>(),
      onLeftOut: ({ uid }: { uid: string }, error: Error) => leftOut.push([uid, error]),
    }

    await rig.sync(account, options)
    expect(leftOut).toMatchObject([['b', { name: 'Pop3ProtocolError', kind: 'broken' }]])
    const wheres = (await rig.rows(account.id)).map(({ subject, where }) => [subject, where])
    expect(wheres.sort()).toEqual([
      ['message 1', 'both'],
      ['message 2', 'server'],
      ['message 3', 'both'],
    ])

    // It is told again, and breaks no session any more.
    expect((await rig.sync(account, options)).newMessages).toBe(0)
    expect(leftOut.map(([uid]) => uid)).toEqual(['b', 'b'])
    await server.assertFinished()
  })
})

describe('a maildrop shown in parts, as Gmail does', () => {
  /** A part of it: the messages by which unique-id, the new ones taken newest first. */
  const part = (uids: number[], isNew: (uid: number) => boolean): Step[] => {
    const taken = uids.map((uid, index) => ({ uid, number: index + 1 })).filter(({ uid }) => isNew(uid))
    const take = (command: (number: number) => string): Step[] =>
      taken
        .toReversed()
        .flatMap(({ uid, number }) => [
          receive(command(number)),
          body('+OK', `Subject: message ${uid}\r\n\r\nText\r\n`),
        ])
    return [
      ...loggedIn(),
      receive('STAT'),
      reply(`+OK ${uids.length} 9999`),
      receive('LIST'),
      body('+OK', uids.map((_, index) => `${index + 1} 20`).join('\r\n')),
      receive('UIDL'),
      body('+OK', uids.map((uid, index) => `${index + 1} uid-${uid}`).join('\r\n')),
      ...take((number) => `TOP ${number} 0`),
      ...take((number) => `RETR ${number}`),
      receive('QUIT'),
      reply('+OK'),
    ]
  }
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, index) => from + index)

  it('is taken part by part, until one brings little new: nothing lost, nothing twice', async () => {
    const server = await playSessions([
      part(range(0, 250), () => true),
      part(range(200, 450), (uid) => uid >= 250),
      part(range(440, 460), (uid) => uid >= 450),
      part(range(0, 250), () => false),
    ])
    const account = accountAt(server.port)

    expect((await rig.sync(account)).newMessages).toBe(460)
    expect((await rig.sync(account)).newMessages).toBe(0)

    await server.assertFinished()
    expect(new Set(await subjects(account.id)).size).toBe(460)
    expect(await rig.rows(account.id)).toHaveLength(460)
  })

  it('is left for the next time where the server wants a pause between two logins', async () => {
    const server = await playSessions([
      part(range(0, 250), () => true),
      [...loggedIn().slice(0, -3), reply('-ERR [LOGIN-DELAY] too soon'), silence()],
    ])

    expect((await rig.sync(accountAt(server.port))).newMessages).toBe(250)
    await server.assertFinished()
  })
})

describe('a server that announces PIPELINING and', () => {
  const listing = [receive('STAT'), reply('+OK 1 20')]
  const rest = [
    receive('LIST'),
    body('+OK', '1 20'),
    receive('UIDL'),
    body('+OK', '1 a'),
    receive('TOP 1 0'),
    body('+OK', 'Subject: one\r\n\r\n'),
    receive('RETR 1'),
    body('+OK', 'Subject: one\r\n\r\nText\r\n'),
    receive('QUIT'),
    reply('+OK'),
  ]
  for (const [what, failing] of [
    ['loses all but the first', [receive('LIST'), receive('UIDL'), silence()]],
    ['hangs up', [receive('LIST'), receive('UIDL'), hangUp()]],
    ['gets out of step', [receive('LIST'), receive('UIDL'), reply('1 20'), silence()]],
  ] as [string, Step[]][]) {
    it(`${what} is tried once more with one command at a time, and that is told`, async () => {
      const server = await playSessions([
        [...loggedIn(PIPELINING), ...listing, ...failing],
        [...loggedIn(PIPELINING), ...listing, ...rest],
      ])
      let failures = 0

      const { newMessages } = await rig.sync(accountAt(server.port), {
        limits: { replyMillis: 200 },
        onPipeliningFailed: () => (failures += 1),
      })

      expect([newMessages, failures]).toEqual([1, 1])
      await server.assertFinished()
    })
  }

  it('breaks with one command at a time as well is not tried a third time, nor blamed for it', async () => {
    const breaking = [...loggedIn(PIPELINING), ...listing, receive('LIST'), hangUp()]
    const server = await playSessions([breaking, breaking])
    let failures = 0

    const sync = rig.sync(accountAt(server.port), { onPipeliningFailed: () => (failures += 1) })

    await expect(sync).rejects.toMatchObject({ name: 'Pop3TransportError', kind: 'lost' })
    expect(failures).toBe(0)
    await server.assertFinished()
  })
})
