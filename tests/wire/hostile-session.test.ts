import { describe, expect } from 'vitest'
import { body, hangUp, raw, receive, reply, silence, silenceFor } from '../support/pop3-script.ts'
import { greeted, latin1, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

const BROKEN = { name: 'Pop3ProtocolError', kind: 'broken' }
const UNREADABLE = { name: 'Pop3ProtocolError', kind: 'unreadable' }
const LOST = { name: 'Pop3TransportError', kind: 'lost' }
const PIPELINING = ['TOP', 'UIDL', 'PIPELINING']

describe('S11: sizes and numbers far from the truth', () => {
  scenario('are told as they are, and nothing is allocated by them', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(),
      receive('STAT'),
      reply('+OK 2147483648 9007199254740991'),
      receive('LIST'),
      body('+OK', '1 500000000\r\n1000000 0'),
      receive('RETR 1'),
      body('+OK 4294967296 octets', 'small'),
    )
    const session = await logIn(server)
    const before = process.memoryUsage().arrayBuffers

    expect(await session.stat()).toEqual({ count: 2_147_483_648, octets: 9_007_199_254_740_991 })
    expect(await session.list()).toHaveLength(2)
    expect(latin1(await session.retr(1))).toBe(asSent('small\r\n'))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
  })

  for (const answer of ['-1 320', '1e3 320', '9007199254740992 1', '٣ ٣', '1,000 2']) {
    scenario(`that are none are unreadable, not zero (${answer})`, async ({ play, logIn }) => {
      const session = await logIn(await play(...loggedIn(), receive('STAT'), reply(`+OK ${answer}`)))

      await expect(session.stat()).rejects.toMatchObject(UNREADABLE)
    })
  }
})

describe('S12: unique-ids', () => {
  scenario('are data, whatever they hold', async ({ play, logIn }) => {
    const uids = [
      '../../etc/passwd',
      'C:\\con',
      'a\0b',
      '\x1b[31m',
      '',
      'x'.repeat(10_240),
      'two  words',
      'Twin',
      'twin',
      'twin',
      "'; DROP TABLE ledger; --",
    ]
    const rows = uids.map((uid, index) => `${index + 1} ${uid}`).join('\r\n')
    const session = await logIn(await play(...loggedIn(), receive('UIDL'), body('+OK', rows)))

    expect((await session.uidl()).map(({ uid }) => uid)).toEqual(uids)
  })
})

describe('S13: a message served with its dots unstuffed', () => {
  const tail = '-- \r\nThe rest of the message\r\n.\r\n'

  scenario('is not taken for whole when its rest follows at once', async ({ play, logIn, asSent }) => {
    const server = await play(...loggedIn(), receive('RETR 1'), raw(asSent(`+OK\r\nHead\r\n.\r\n${tail}`)))
    const session = await logIn(server)

    const answers = await Promise.allSettled([session.retr(1), session.dele(1), session.quit()])

    expect(answers.slice(0, 2)).toMatchObject([{ reason: BROKEN }, { reason: BROKEN }])
    expect(answers[2]?.status).toBe('rejected')
  })

  scenario('is not taken for whole when its rest comes later', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(PIPELINING),
      receive('RETR 1'),
      receive('RETR 2'),
      raw(asSent('+OK\r\nHead\r\n.\r\n')),
      silenceFor(30),
      raw(asSent(tail)),
    )
    const session = await logIn(server)

    const answers = await Promise.allSettled([session.retr(1), session.retr(2)])

    expect(answers).toMatchObject([{ reason: BROKEN }, { reason: BROKEN }])
    expect(session.state).toBe('closed')
  })

  scenario('is not taken for whole though nothing else was asked for', async ({ play, logIn, asSent }) => {
    const head = raw(asSent('+OK\r\nHead\r\n.\r\n'))
    const server = await play(...loggedIn(), receive('RETR 1'), head, silenceFor(30), raw(asSent(tail)))
    const session = await logIn(server)

    await expect(session.retr(1)).rejects.toMatchObject(BROKEN)
    expect(session.state).toBe('closed')
  })

  scenario(
    'is not taken for whole when the line is lost before its rest',
    async ({ play, logIn, asSent }) => {
      const head = raw(asSent('+OK\r\nHead\r\n.\r\n'))
      const server = await play(...loggedIn(), receive('RETR 1'), head, silenceFor(30), hangUp())
      const session = await logIn(server)

      await expect(session.retr(1)).rejects.toMatchObject(LOST)
    },
  )

  scenario(
    'whose rest looks like replies is not taken for whole, nor are they believed',
    async ({ play, logIn, asSent }) => {
      const forged = '+OK\r\nForged\r\n.\r\n+OK\r\n'
      const server = await play(
        ...loggedIn(PIPELINING),
        receive('LIST'),
        body('+OK', '1 90\r\n2 8'),
        receive('RETR 1'),
        receive('RETR 2'),
        raw(asSent(`+OK\r\nHead\r\n.\r\n${forged}`)),
        silenceFor(30),
        body('+OK', 'Honest'),
        silence(),
      )
      const session = await logIn(server)
      await session.list()

      const answers = await Promise.allSettled([session.retr(1), session.retr(2)])

      expect(answers).toMatchObject([{ reason: BROKEN }, { reason: BROKEN }])
      expect(session.state).toBe('closed')
    },
  )

  scenario('between bare LFs does not end in a session of CRLF', async ({ play, logIn }) => {
    const message = 'a\n.\n+OK\nb\r\n'
    const session = await logIn(await play(...loggedIn(), receive('RETR 1'), raw(`+OK\r\n${message}.\r\n`)))

    expect(latin1(await session.retr(1))).toBe(message)
  })
})

describe('S14: dots', () => {
  const MESSAGE = '.\r\n..\r\n...\r\n.x\r\n\r\n.\r\n\r\n. \r\nend.\r\n.'

  scenario('come out exactly, wherever the packets end', async ({ play, logIn, asSent }) => {
    const whole = asSent(`+OK\r\n${`\r\n${MESSAGE}`.replaceAll('\r\n.', '\r\n..').slice(2)}\r\n.\r\n`)
    for (let cut = 4; cut < whole.length; cut += 3) {
      const [first, second] = [raw(whole.slice(0, cut)), raw(whole.slice(cut))]
      const server = await play(...loggedIn(), receive('RETR 1'), first, silenceFor(1), second)

      expect(latin1(await (await logIn(server)).retr(1))).toBe(asSent(`${MESSAGE}\r\n`))
    }
  })
})

describe('S15: octets that no text has', () => {
  scenario('come out exactly: NUL, 8 bit, bare CR, a long line', async ({ play, logIn, asSent }) => {
    const every = Array.from({ length: 256 }, (_, octet) => String.fromCharCode(octet))
      .filter((character) => character !== '\n')
      .join('')
    const message = `${every}\r\r\n${'x'.repeat(4_000)}\r\n\0\0\r\n`
    const server = await play(...loggedIn(), receive('RETR 1'), raw(asSent(`+OK\r\n${message}.\r\n`)))

    expect(latin1(await (await logIn(server)).retr(1))).toBe(asSent(message))
  })
})

describe('S16: a line cut', () => {
  for (const [what, answer, work] of [
    ['a listing', '+OK\r\n1 a\r\n2 b\r\n', 'uidl'],
    ['a listing, before its dot', '+OK\r\n1 a\r\n.', 'uidl'],
    ['a message, at the end of a line', '+OK\r\nSubject: x\r\n', 'retr'],
    ['a message, in its last line', '+OK\r\nSubject: x\r\n.\r', 'retr'],
  ] as const) {
    scenario(`in ${what} leaves nothing of it`, async ({ play, logIn, asSent }) => {
      const verb = work === 'uidl' ? 'UIDL' : 'RETR 1'
      const server = await play(
        ...loggedIn(),
        receive(verb),
        raw(asSent(answer).replace(/\.\n$/, '.')),
        hangUp(),
      )
      const session = await logIn(server)

      await expect(work === 'uidl' ? session.uidl() : session.retr(1)).rejects.toMatchObject(LOST)
    })
  }

  scenario('between DELE and QUIT has deleted nothing', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('DELE 1'), reply('+OK'), receive('QUIT'), hangUp())
    const session = await logIn(server)

    await session.dele(1)
    await expect(session.quit()).rejects.toMatchObject(LOST)
  })

  scenario('after a whole message leaves that', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(PIPELINING),
      receive('LIST'),
      body('+OK', `1 ${asSent('whole\r\n').length}\r\n2 9`),
      receive('RETR 1'),
      receive('RETR 2'),
      body('+OK', 'whole'),
      hangUp(),
    )
    const session = await logIn(server)
    await session.list()

    const [first, second] = await Promise.allSettled([session.retr(1), session.retr(2)])

    expect(first.status === 'fulfilled' && latin1(first.value)).toBe(asSent('whole\r\n'))
    expect(second).toMatchObject({ reason: LOST })
  })
})

describe('S19: a refusal of the login', () => {
  for (const code of ['IN-USE', 'LOGIN-DELAY', 'SYS/TEMP', 'SYS/PERM', 'AUTH', undefined]) {
    scenario(`keeps its reason (${code ?? 'none'}), and the session`, async ({ play, open }) => {
      const text = code === undefined ? 'no' : `[${code.toLowerCase()}] no`
      const server = await play(
        ...greeted(),
        receive(`USER ${USER}`),
        reply('+OK'),
        receive(`PASS ${PASSWORD}`),
        reply(`-ERR ${text}`),
      )
      const session = await open(server)

      await expect(session.login(USER, PASSWORD)).rejects.toMatchObject({
        name: 'Pop3CommandError',
        verb: 'PASS',
        responseCode: code,
      })
    })
  }
})
