import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSampleServer } from '../../../../src-main/sample-mailbox/sample-server.ts'
import type { SampleServer } from '../../../../src-main/sample-mailbox/sample-server.ts'
import { dial, exchange } from './raw-dialogue.ts'

const first = 'Subject: one\r\n\r\nalpha\r\nbeta\r\ngamma\r\n'
const dotted = '.Subject: dots\r\n\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n.\r\n'
const unfinished = 'Subject: no line end\r\n\r\nlast'
const messages = [first, dotted, unfinished].map((text, index) => ({
  uid: `uid-${index + 1}`,
  bytes: Buffer.from(text, 'latin1'),
}))
const octets = messages.map(({ bytes }) => bytes.length)
const total = octets.reduce((sum, size) => sum + size, 0)

let server: SampleServer
let login: string[]
const loggedIn = async (...lines: string[]): Promise<string[]> =>
  (await exchange(server.port, ...login, ...lines)).slice(2)

beforeEach(async () => {
  server = await startSampleServer(messages)
  login = [`USER ${server.user}`, `PASS ${server.password}`]
})
afterEach(() => server.close())

describe('authorization', () => {
  it('announces what it can do, before and after login', async () => {
    const before = await exchange(server.port, 'CAPA')
    const after = await loggedIn('capa')

    for (const reply of [before, after]) {
      expect(reply.slice(0, -1)).toEqual([
        expect.stringMatching(/^\+OK /),
        'TOP',
        'UIDL',
        'USER',
        'PIPELINING',
        'RESP-CODES',
        'AUTH-RESP-CODE',
        'IMPLEMENTATION Restante-sample',
        '.',
      ])
    }
  })

  it('lets in the name and the password of this start only', async () => {
    const other = await startSampleServer(messages)

    expect((await loggedIn('STAT'))[0]).toBe(`+OK 3 ${total}`)
    expect((await exchange(other.port, ...login, 'STAT')).slice(1)).toEqual([
      '-ERR [AUTH] wrong user name or password',
      expect.stringMatching(/^-ERR /),
      expect.stringMatching(/^\+OK /),
    ])
    await other.close()
  })

  it('asks for the name again after a refused password', async () => {
    const reply = await exchange(
      server.port,
      `USER ${server.user}`,
      'PASS no',
      `PASS ${server.password}`,
      'STAT',
    )

    expect(reply.map((line) => line.slice(0, 4))).toEqual(['+OK ', '-ERR', '-ERR', '-ERR', '+OK '])
  })

  it('closes the connection at the third refused login', async () => {
    const attempt = ['USER sample', 'PASS guess']

    const reply = await exchange(server.port, ...attempt, ...attempt, ...attempt, ...login, 'STAT')

    expect(reply).toHaveLength(6)
  })

  it.each(['STAT', 'LIST', 'UIDL', 'RETR 1', 'TOP 1 0', 'DELE 1', 'RSET', 'NOOP', 'PASS x', 'USER', ''])(
    'refuses "%s" before login',
    async (line) => {
      const reply = await exchange(server.port, line)

      expect(reply).toEqual([expect.stringMatching(/^-ERR /), expect.stringMatching(/^\+OK /)])
    },
  )
})

describe('transaction', () => {
  it('tells number and size of the messages', async () => {
    const reply = await loggedIn('STAT', 'LIST', 'LIST 2', 'UIDL', 'UIDL 3')

    expect(reply.slice(0, -1)).toEqual([
      `+OK 3 ${total}`,
      '+OK 3 messages',
      `1 ${octets[0]}`,
      `2 ${octets[1]}`,
      `3 ${octets[2]}`,
      '.',
      `+OK 2 ${octets[1]}`,
      '+OK 3 messages',
      '1 uid-1',
      '2 uid-2',
      '3 uid-3',
      '.',
      '+OK 3 uid-3',
    ])
  })

  it('stuffs dots and ends each message with a lone one, byte for byte', async () => {
    const reply = await loggedIn('RETR 2', 'RETR 3')

    expect(reply.slice(0, -1).join('\r\n')).toBe(
      [
        `+OK ${octets[1]} octets\r\n..Subject: dots\r\n\r\n..\r\n...\r\n..a\r\nb.\r\n\r\n..\r\n.`,
        `+OK ${octets[2]} octets\r\nSubject: no line end\r\n\r\nlast\r\n.`,
      ].join('\r\n'),
    )
  })

  it.each([
    ['TOP 1 0', 'Subject: one\r\n\r\n.'],
    ['TOP 1 2', 'Subject: one\r\n\r\nalpha\r\nbeta\r\n.'],
    ['TOP 1 99', `${first}.`],
    ['TOP 2 1', '..Subject: dots\r\n\r\n..\r\n.'],
  ])('answers %s with the header and that many lines', async (line, expected) => {
    const reply = await loggedIn(line)

    expect(reply.slice(1, -1).join('\r\n')).toBe(expected)
  })

  it.each([
    'USER sample',
    'RETR',
    'RETR 0',
    'RETR 4',
    'RETR -1',
    'RETR 1.0',
    'RETR 1 2',
    'RETR 99999999999999999999',
    'TOP 1',
    'TOP 1 x',
    'TOP 1 2 3',
    'TOP 9 0',
    'LIST 9',
    'UIDL uid-1',
    'DELE one',
    'STAT 1',
    'QUIT now',
    'AUTH PLAIN',
    'constructor',
  ])('refuses "%s" and goes on', async (line) => {
    const reply = await loggedIn(line, 'NOOP')

    expect(reply.map((answer) => answer.slice(0, 4))).toEqual(['-ERR', '+OK ', '+OK '])
  })

  it('takes commands a byte at a time, in any case, and with bare LF', async () => {
    const dialogue = await dial(server.port)
    for (const byte of `${login.join('\r\n')}\nstat\nQuit\r\n`.replace('USER', 'uSeR')) dialogue.send(byte)

    expect(await dialogue.untilClosed()).toContain(`+OK 3 ${total}\r\n`)
  })

  it('answers hundreds of commands sent at once, in their order', async () => {
    const reply = await loggedIn(...Array.from({ length: 900 }, (_, index) => `UIDL ${(index % 3) + 1}`))

    expect(reply.slice(0, -1)).toEqual(
      Array.from({ length: 900 }, (_, index) => `+OK ${(index % 3) + 1} uid-${(index % 3) + 1}`),
    )
  })
})

describe('deletion', () => {
  it('hides a marked message but keeps the numbers of the others', async () => {
    const reply = await loggedIn('DELE 2', 'DELE 2', 'RETR 2', 'LIST 2', 'LIST', 'STAT')

    expect(reply.slice(0, 4).map((line) => line.slice(0, 4))).toEqual(['+OK ', '-ERR', '-ERR', '-ERR'])
    expect(reply.slice(4, -1)).toEqual([
      '+OK 2 messages',
      `1 ${octets[0]}`,
      `3 ${octets[2]}`,
      '.',
      `+OK 2 ${total - octets[1]!}`,
    ])
  })

  it('removes at QUIT, and numbers anew in the next session', async () => {
    await loggedIn('DELE 1')

    expect((await loggedIn('UIDL')).slice(1, -2)).toEqual(['1 uid-2', '2 uid-3'])
  })

  it('removes nothing when the connection is cut before QUIT', async () => {
    const dialogue = await dial(server.port)
    dialogue.send([...login, 'DELE 1', 'DELE 2', ''].join('\r\n'))
    await dialogue.received('+OK', 5)
    dialogue.socket.destroy()

    expect((await loggedIn('STAT'))[0]).toBe(`+OK 3 ${total}`)
  })

  it('removes nothing after RSET', async () => {
    await loggedIn('DELE 1', 'RSET')

    expect((await loggedIn('STAT'))[0]).toBe(`+OK 3 ${total}`)
  })

  it('leaves a session that is already open the messages it began with', async () => {
    const early = await dial(server.port)
    early.send([...login, ''].join('\r\n'))
    await early.received('+OK', 3)

    await loggedIn('DELE 1')
    early.send('UIDL 1\r\nQUIT\r\n')

    expect(await early.untilClosed()).toContain('+OK 1 uid-1\r\n')
  })
})

describe('limits', () => {
  it('closes at a command line of more than 255 octets, without removing anything', async () => {
    const dialogue = await dial(server.port)
    dialogue.send([...login, 'DELE 1', 'x'.repeat(300), 'QUIT', ''].join('\r\n'))

    expect(await dialogue.untilClosed()).toMatch(/-ERR command line too long\r\n$/)
    expect((await loggedIn('STAT'))[0]).toBe(`+OK 3 ${total}`)
  })

  it('closes at an endless line as soon as it is too long', async () => {
    const dialogue = await dial(server.port)
    dialogue.send('x'.repeat(300))

    expect(await dialogue.untilClosed()).toMatch(/-ERR command line too long\r\n$/)
  })

  it('hangs up on an idle client, without removing anything', async () => {
    const impatient = await startSampleServer(messages, { idleMs: 50 })
    const dialogue = await dial(impatient.port)
    dialogue.send(`USER sample\r\nPASS ${impatient.password}\r\nDELE 1\r\n`)
    await dialogue.untilClosed()

    const reply = await exchange(impatient.port, 'USER sample', `PASS ${impatient.password}`, 'STAT')
    expect(reply[2]).toBe(`+OK 3 ${total}`)
    await impatient.close()
  })

  it('holds answers back from a client that does not read, and serves others meanwhile', async () => {
    const big = Buffer.from(`Subject: big\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(20_000)}`)
    const large = await startSampleServer([{ uid: 'big', bytes: big }])
    const deaf = connect({ port: large.port, host: '127.0.0.1' })
    const count = 400
    deaf.write(`USER sample\r\nPASS ${large.password}\r\n${'RETR 1\r\n'.repeat(count)}`)

    const before = process.memoryUsage().rss
    const reply = await exchange(large.port, 'USER sample', `PASS ${large.password}`, 'STAT')

    expect(reply[2]).toBe(`+OK 1 ${big.length}`)
    expect(process.memoryUsage().rss - before).toBeLessThan((big.length * count) / 2)
    deaf.destroy()
    await large.close()
  })

  it.each([
    ['an empty uid', ['']],
    ['a space', ['a b']],
    ['71 characters', ['x'.repeat(71)]],
    ['the same uid twice', ['same', 'same']],
  ])('does not start with %s', async (_, uids) => {
    const bad = uids.map((uid) => ({ uid, bytes: Buffer.from(first) }))

    await expect(startSampleServer(bad)).rejects.toThrow(RangeError)
  })

  it.each(['127.0.0.2', '::1'])('listens on 127.0.0.1 alone, not on %s', async (host) => {
    await expect(refusal(host, server.port)).resolves.toMatch(/ECONNREFUSED|EADDRNOTAVAIL|ETIMEDOUT/)
  })

  it('ends open sessions and is no longer reached once closed', async () => {
    const gone = await startSampleServer(messages)
    const open = await dial(gone.port)

    await gone.close()

    await open.untilClosed()
    await expect(refusal('127.0.0.1', gone.port)).resolves.toBe('ECONNREFUSED')
  })
})

function refusal(host: string, port: number): Promise<string | undefined> {
  const socket = connect({ host, port })
  return new Promise((resolve, reject) => {
    socket.on('connect', () => reject(new Error('connected')))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
}
