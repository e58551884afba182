import { describe, expect } from 'vitest'
import { body, hangUp, raw, receive, reply, silence, silenceFor } from '../support/pop3-script.ts'
import type { Step } from '../support/pop3-script.ts'
import { latin1, loggedIn, scenario } from './scenario.ts'

const PIPELINING = ['TOP', 'UIDL', 'PIPELINING']

const MESSAGE = [
  'From: anna@example.org',
  'Subject: dots',
  '',
  '.',
  '..',
  '.hidden',
  '',
  'a line with a dot at its end.',
  '.',
  'last',
  '',
].join('\r\n')

describe('a session', () => {
  scenario('runs from greeting to QUIT', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(),
      receive('STAT'),
      reply('+OK 2 320'),
      receive('LIST'),
      body('+OK 2 messages', '1 120\r\n2 200'),
      receive('UIDL'),
      body('+OK', '1 whqtswO00WBw418f9t5JxYwZ\r\n2 QhdPYR:00WBw1Ph7x7'),
      receive('TOP 1 0'),
      body('+OK', 'Subject: one\r\n\r\n'),
      receive('RETR 2'),
      body('+OK 200 octets', MESSAGE),
      receive('DELE 2'),
      reply('+OK message 2 deleted'),
      receive('RSET'),
      reply('+OK'),
      receive('NOOP'),
      reply('+OK'),
      receive('QUIT'),
      reply('+OK bye'),
      hangUp(),
    )

    const session = await logIn(server)
    expect(session.state).toBe('transaction')
    expect(await session.stat()).toEqual({ count: 2, octets: 320 })
    expect(await session.list()).toEqual([
      { number: 1, octets: 120 },
      { number: 2, octets: 200 },
    ])
    expect(await session.uidl()).toEqual([
      { number: 1, uid: 'whqtswO00WBw418f9t5JxYwZ' },
      { number: 2, uid: 'QhdPYR:00WBw1Ph7x7' },
    ])
    expect(latin1(await session.top(1, 0))).toBe(asSent('Subject: one\r\n\r\n'))
    expect(latin1(await session.retr(2))).toBe(asSent(MESSAGE))
    await session.dele(2)
    await session.rset()
    await session.noop()
    await session.quit()

    expect(session.state).toBe('closed')
    await server.assertFinished()
  })

  scenario(
    'hands out a message in a buffer of its own, and says how far it is',
    async ({ play, logIn, asSent }) => {
      const server = await play(...loggedIn(), receive('RETR 1'), body('+OK', MESSAGE))
      const session = await logIn(server)
      const seen: number[] = []

      const bytes = await session.retr(1, (octets) => seen.push(octets))

      expect(bytes.byteOffset).toBe(0)
      expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
      expect(seen.at(-1)).toBe(asSent(MESSAGE).length)
      expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    },
  )

  scenario('reads an empty message and an empty listing', async ({ play, logIn }) => {
    const server = await play(
      ...loggedIn(),
      receive('RETR 1'),
      body('+OK', ''),
      receive('LIST'),
      body('+OK', ''),
    )
    const session = await logIn(server)

    expect((await session.retr(1)).byteLength).toBe(0)
    expect(await session.list()).toEqual([])
  })

  scenario('takes the capabilities announced after the login', async ({ play, logIn }) => {
    const [first, second] = [loggedIn(['UIDL', 'EXPIRE 31']).slice(0, -1), body('+OK', 'EXPIRE NEVER\r\nTOP')]
    const session = await logIn(await play(...first, second))

    expect(session.capabilities.names).toEqual(['EXPIRE', 'TOP'])
    expect(session.capabilities.get('expire')).toEqual(['NEVER'])
  })

  scenario('asks a server without CAPA only once, and goes on', async ({ play, logIn }) => {
    const server = await play(...loggedIn(null), receive('UIDL'), body('+OK', '1 a'))
    const session = await logIn(server)

    expect(session.capabilities.isAnnounced).toBe(false)
    expect(await session.uidl()).toEqual([{ number: 1, uid: 'a' }])
    await server.assertFinished()
  })
})

describe('a refusal', () => {
  scenario('of TOP for one message leaves the session as it was', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(),
      receive('TOP 1 0'),
      reply('-ERR [SYS/TEMP] cannot read message 1'),
      receive('TOP 2 0'),
      body('+OK', 'Subject: two\r\n\r\n'),
    )
    const session = await logIn(server)

    await expect(session.top(1, 0)).rejects.toMatchObject({
      name: 'Pop3CommandError',
      verb: 'TOP',
      responseCode: 'SYS/TEMP',
      serverText: '[SYS/TEMP] cannot read message 1',
    })
    expect(latin1(await session.top(2, 0))).toBe(asSent('Subject: two\r\n\r\n'))
  })

  scenario('of UIDL is told from an empty maildrop', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), receive('UIDL'), reply('-ERR')))

    await expect(session.uidl()).rejects.toMatchObject({ name: 'Pop3CommandError', verb: 'UIDL' })
    expect(session.state).toBe('transaction')
  })

  scenario('of QUIT is not taken for success', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('QUIT'), reply('-ERR some messages not removed'))
    const session = await logIn(server)

    await expect(session.quit()).rejects.toMatchObject({ name: 'Pop3CommandError', verb: 'QUIT' })
    expect(session.state).toBe('closed')
  })
})

describe('pipelining', () => {
  scenario('writes many commands before the first is answered', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(PIPELINING),
      receive('TOP 1 0'),
      receive('TOP 2 0'),
      receive('DELE 3'),
      body('+OK', 'Subject: one\r\n\r\n'),
      reply('-ERR no such message'),
      reply('+OK'),
    )
    const session = await logIn(server)

    const answers = await Promise.allSettled([session.top(1, 0), session.top(2, 0), session.dele(3)])

    expect(session.isPipelined).toBe(true)
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[0]).toMatchObject({ value: new TextEncoder().encode(asSent('Subject: one\r\n\r\n')) })
    await server.assertFinished()
  })

  scenario('keeps to the window', async ({ play, logIn }) => {
    const server = await play(
      ...loggedIn(PIPELINING),
      ...[1, 2].map((number) => receive(`DELE ${number}`)),
      silenceFor(50),
      ...[1, 2].map(() => reply('+OK')),
      ...[3, 4].map((number) => receive(`DELE ${number}`)),
      ...[3, 4].map(() => reply('+OK')),
    )
    const session = await logIn(server, { limits: { windowCommands: 2 } })

    await Promise.all([1, 2, 3, 4].map((number) => session.dele(number)))

    await server.assertFinished()
  })

  for (const [why, capabilities, isPipelining] of [
    ['where PIPELINING is not announced', ['TOP'], undefined],
    ['where the server was seen to misbehave', PIPELINING, false],
  ] as const) {
    scenario(`is left out ${why}`, async ({ play, logIn }) => {
      const server = await play(
        ...loggedIn([...capabilities]),
        receive('DELE 1'),
        silenceFor(50),
        reply('+OK'),
        receive('DELE 2'),
        reply('+OK'),
      )
      const session = await logIn(server, { isPipelining })

      await Promise.all([session.dele(1), session.dele(2)])

      expect(session.isPipelined).toBe(false)
      await server.assertFinished()
    })
  }
})

describe('a server that was sent many commands at once', () => {
  const burst = [...loggedIn(PIPELINING), receive('TOP 1 0')]
  const header = body('+OK', 'Subject: x\r\n')

  for (const [what, steps, isSuspect] of [
    ['and hangs up', [hangUp()], true],
    ['and hangs up after the first', [header, hangUp()], true],
    ['and says nothing more', [header, silence()], true],
    ['and gets out of step', [raw('+OK\r\nSubject: x\r\n.\r\nSubject: y\r\n')], true],
    ['and answered them all, and is lost later', [header, header, receive('NOOP'), hangUp()], false],
  ] as [string, Step[], boolean][]) {
    scenario(`${what} is ${isSuspect ? '' : 'not '}suspected to take one only`, async ({ play, logIn }) => {
      const server = await play(
        ...burst,
        ...(what.startsWith('and hangs up') ? [] : [receive('TOP 2 0')]),
        ...steps,
      )
      const session = await logIn(server, { limits: { replyMillis: 100 } })

      await Promise.allSettled([session.top(1, 0), session.top(2, 0)])
      await session.noop().catch(() => undefined)

      expect(session.state).toBe('closed')
      expect(session.isPipeliningSuspect).toBe(isSuspect)
    })
  }

  scenario('one at a time is never suspected', async ({ play, logIn }) => {
    const session = await logIn(await play(...burst, hangUp()), { isPipelining: false })

    await Promise.allSettled([session.top(1, 0), session.top(2, 0)])

    expect(session.isPipeliningSuspect).toBe(false)
  })
})

describe('QUIT', () => {
  scenario('waits for every answer when it deletes', async ({ play, logIn }) => {
    const server = await play(
      ...loggedIn(PIPELINING),
      receive('DELE 1'),
      silenceFor(30),
      reply('+OK'),
      receive('QUIT'),
      reply('+OK'),
    )
    const session = await logIn(server)

    await Promise.all([session.dele(1), session.quit()])

    await server.assertFinished()
  })

  scenario('is not sent when what came before it is not in order', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(PIPELINING),
      receive('RETR 1'),
      receive('DELE 1'),
      raw(asSent('+OK\r\nHead\r\n.\r\nTail\r\n.\r\n+OK\r\n')),
      silence(),
    )
    const session = await logIn(server)

    const answers = await Promise.allSettled([session.retr(1), session.dele(1), session.quit()])

    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await server.assertFinished()
  })
})

describe('a message longer than we take', () => {
  scenario(
    'by the word of LIST is not asked for, and the session goes on',
    async ({ play, logIn, asSent }) => {
      const server = await play(
        ...loggedIn(),
        receive('LIST'),
        body('+OK', '1 101\r\n2 100'),
        receive('RETR 2'),
        body('+OK', 'x'.repeat(98)),
      )
      const session = await logIn(server, { limits: { messageOctets: 100 } })
      await session.list()

      await expect(session.retr(1)).rejects.toMatchObject({ name: 'Pop3ProtocolError', kind: 'too-large' })
      expect(latin1(await session.retr(2))).toBe(asSent(`${'x'.repeat(98)}\r\n`))
    },
  )
})

describe('commands', () => {
  scenario('that do not fit the state are not sent', async ({ play, open }) => {
    const server = await play(reply('+OK'), receive('CAPA'), body('+OK', 'TOP'), silence())
    const session = await open(server)

    await expect(session.stat()).rejects.toThrow('STAT does not fit the authorization state')

    session.close()
    await server.assertFinished()
  })

  for (const character of ['\r', '\n', '\0']) {
    scenario(`with ${JSON.stringify(character)} in an argument are not sent`, async ({ play, open }) => {
      const server = await play(reply('+OK'), receive('CAPA'), body('+OK', 'TOP'), silence())
      const session = await open(server)

      await expect(session.login(`anna${character}DELE 1`, 'x')).rejects.toThrow(TypeError)

      session.close()
      await server.assertFinished()
    })
  }
})
