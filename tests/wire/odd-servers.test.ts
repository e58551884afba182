import { describe, expect } from 'vitest'
import { body, raw, receive, reply } from '../support/pop3-script.ts'
import { latin1, loggedIn, scenario } from './scenario.ts'

describe('an odd server', () => {
  scenario(
    'with spaces, +OK, nothing or a repetition in UIDL lines is read as it is',
    async ({ play, logIn }) => {
      const lines = ['1   spaced ', '+OK 2 prefixed', '3', '4 twice', '5 twice', '6 two words', '7 ../../etc']
      const session = await logIn(await play(...loggedIn(), receive('UIDL'), body('+OK', lines.join('\r\n'))))

      expect(await session.uidl()).toEqual([
        { number: 1, uid: 'spaced' },
        { number: 2, uid: 'prefixed' },
        { number: 3, uid: '' },
        { number: 4, uid: 'twice' },
        { number: 5, uid: 'twice' },
        { number: 6, uid: 'two words' },
        { number: 7, uid: '../../etc' },
      ])
    },
  )

  scenario('may leave gaps in LIST and add to its lines', async ({ play, logIn }) => {
    const lines = '1 120\r\n4 2147483648 unread\r\n+OK 9 7'
    const session = await logIn(await play(...loggedIn(), receive('LIST'), body('+OK', lines)))

    expect(await session.list()).toEqual([
      { number: 1, octets: 120 },
      { number: 4, octets: 2_147_483_648 },
      { number: 9, octets: 7 },
    ])
  })

  scenario('may say nothing but +OK', async ({ play, logIn }) => {
    const server = await play(
      ...loggedIn(null),
      receive('NOOP'),
      reply('+OK'),
      receive('RETR 1'),
      body('+OK', 'x'),
    )
    const session = await logIn(server)

    await session.noop()
    expect((await session.retr(1)).byteLength).toBeGreaterThan(0)
  })

  scenario('may refuse with nothing but -ERR', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), receive('NOOP'), reply('-ERR')))

    await expect(session.noop()).rejects.toMatchObject({ serverText: '', responseCode: undefined })
  })

  scenario('may send NUL, 8-bit octets, bare CR and very long lines', async ({ play, logIn, asSent }) => {
    const message = `Subject: \0\xff\r\r\n\r\n${'x'.repeat(3_000)}\r\r\n\r.\r\n`
    const stuffed = asSent(`+OK\r\n${message}.\r\n`)
    const session = await logIn(await play(...loggedIn(), receive('RETR 1'), raw(stuffed)))

    expect(latin1(await session.retr(1))).toBe(asSent(message))
  })
})

describe('a reply that says nothing usable', () => {
  for (const [verb, answer] of [
    ['STAT', '+OK'],
    ['STAT', '+OK many 320'],
    ['STAT', '+OK -1 320'],
    ['STAT', '+OK 0x10 320'],
    ['STAT', '+OK 2 99999999999999999999'],
  ] as const) {
    scenario(`${answer} to ${verb} is not an empty maildrop`, async ({ play, logIn }) => {
      const session = await logIn(
        await play(...loggedIn(), receive(verb), reply(answer), receive('NOOP'), reply('+OK')),
      )

      await expect(session.stat()).rejects.toMatchObject({ name: 'Pop3ProtocolError', kind: 'unreadable' })
      await session.noop()
    })
  }

  for (const verb of ['LIST', 'UIDL'] as const) {
    scenario(`a bad line in ${verb} is read over, then told`, async ({ play, logIn }) => {
      const lines = '1 10\r\nbanana\r\n3 30'
      const session = await logIn(
        await play(...loggedIn(), receive(verb), body('+OK', lines), receive('NOOP'), reply('+OK')),
      )

      const answer = verb === 'LIST' ? session.list() : session.uidl()
      await expect(answer).rejects.toMatchObject({
        name: 'Pop3ProtocolError',
        kind: 'unreadable',
        verb,
        what: 'not a number: banana',
      })
      await session.noop()
    })
  }
})

describe('what a server leaves out', () => {
  scenario('no CAPA: everything is tried all the same', async ({ play, logIn }) => {
    const server = await play(
      ...loggedIn(null),
      receive('UIDL'),
      body('+OK', '1 a'),
      receive('TOP 1 0'),
      body('+OK', 'Subject: one\r\n\r\n'),
    )
    const session = await logIn(server)

    expect(await session.uidl()).toHaveLength(1)
    expect((await session.top(1, 0)).byteLength).toBeGreaterThan(0)
  })

  scenario(
    'no TOP, or TOP refused for one message: RETR takes its place',
    async ({ play, logIn, asSent }) => {
      const server = await play(
        ...loggedIn(),
        receive('TOP 1 0'),
        reply('-ERR unknown command'),
        receive('RETR 1'),
        body('+OK', 'Subject: one'),
      )
      const session = await logIn(server)

      await expect(session.top(1, 0)).rejects.toMatchObject({ name: 'Pop3CommandError', verb: 'TOP' })
      expect(latin1(await session.retr(1))).toBe(asSent('Subject: one\r\n'))
    },
  )

  for (const refusal of ['+ERR', '-err', '+err']) {
    scenario(`${refusal} for -ERR is a refusal, and the session goes on`, async ({ play, logIn }) => {
      const server = await play(
        ...loggedIn(),
        receive('DELE 1'),
        reply(`${refusal} [SYS/TEMP] no such message`),
        receive('NOOP'),
        reply('+ok'),
      )
      const session = await logIn(server)

      await expect(session.dele(1)).rejects.toMatchObject({
        name: 'Pop3CommandError',
        responseCode: 'SYS/TEMP',
      })
      await session.noop()
    })
  }
})

describe('a server whose lists disagree', () => {
  scenario('is told so: each list as it is', async ({ play, logIn }) => {
    const server = await play(
      ...loggedIn(),
      receive('STAT'),
      reply('+OK 3 30'),
      receive('LIST'),
      body('+OK', '1 10\r\n2 10'),
      receive('UIDL'),
      body('+OK', '2 b\r\n4 d'),
    )
    const session = await logIn(server)

    const [size, sizes, uids] = await Promise.all([session.stat(), session.list(), session.uidl()])

    expect([size.count, sizes.map(({ number }) => number), uids.map(({ number }) => number)]).toEqual([
      3,
      [1, 2],
      [2, 4],
    ])
  })
})
