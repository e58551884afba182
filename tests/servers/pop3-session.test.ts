import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import type { OpenPop3Options, Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { skipsDovecot, startDovecot } from './dovecot.ts'
import type { Dovecot } from './dovecot.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Messages with what is hard on a reader: dots, 8-bit octets, long lines, no body. */
const AWKWARD = [
  'Subject: dots\r\n\r\n.\r\n..\r\n.x\r\n\r\n.\r\n',
  'Subject: only a header\r\n\r\n',
  `Subject: long\r\n\r\n${'x'.repeat(20_000)}\r\n`,
  'Subject: \xcf\xd2\xc9\xd7\xc5\xd4\r\n\r\n\xff\xfe\x80\r\n',
  `Subject: large\r\n\r\n${'.a line that begins with a dot\r\n'.repeat(40_000)}`,
].map((text) => Buffer.from(text, 'latin1'))

const MANY = numbersTo(1_000).map((number) =>
  Buffer.from(`Subject: ${number}\r\n\r\n${'.\r\n'.repeat(number)}`),
)

describe.skipIf(skipsDovecot())('a session with Dovecot', () => {
  let dovecot: Dovecot

  beforeAll(async () => {
    dovecot = await startDovecot({
      users: [
        { name: 'anna', password: 'a pass word', messages: AWKWARD },
        { name: 'boris', password: 'secret', messages: MANY },
      ],
    })
  })
  afterAll(() => dovecot.stop())

  const logIn = async (
    name = 'anna',
    security: OpenPop3Options['endpoint']['security'] = 'none',
    password = name === 'anna' ? 'a pass word' : 'secret',
  ): Promise<Pop3Session> => {
    const port = security === 'tls' ? dovecot.ports.tls : dovecot.ports.plain
    const endpoint = { host: 'localhost', port, security }
    const session = await openPop3Session({ endpoint, trust: [dovecot.caPem] })
    await session.login(name, password)
    return session
  }

  it.each(['none', 'stls', 'tls'] as const)(
    'brings every byte of every message (security: %s)',
    async (security) => {
      const session = await logIn('anna', security)

      const bodies = await Promise.all(numbersTo(AWKWARD.length).map((number) => session.retr(number)))
      await session.quit()

      expect(bodies.map(sha256)).toEqual(AWKWARD.map(sha256))
    },
  )

  it.each([
    ['none', null],
    ['stls', 'TLSv1.3'],
    ['tls', 'TLSv1.3'],
  ] as const)('says what encrypts it (security: %s)', async (security, version) => {
    const session = await logIn('anna', security)

    expect(session.tls?.version ?? null).toBe(version)
    await session.quit()
  })

  it('lists, numbers and shows the tops of a maildrop, many at once', async () => {
    const session = await logIn('boris')

    const [size, list, uidl] = await Promise.all([session.stat(), session.list(), session.uidl()])
    const tops = await Promise.all(numbersTo(MANY.length).map((number) => session.top(number, 0)))
    const whole = await Promise.all(numbersTo(MANY.length).map((number) => session.retr(number)))
    await session.quit()

    expect(session.capabilities.has('PIPELINING')).toBe(true)
    expect(size).toEqual({ count: MANY.length, octets: MANY.reduce((sum, { length }) => sum + length, 0) })
    expect(list).toEqual(MANY.map(({ length }, index) => ({ number: index + 1, octets: length })))
    expect(new Set(uidl.map(({ uid }) => uid)).size).toBe(MANY.length)
    expect(Buffer.from(tops[41]!).toString()).toBe('Subject: 42\r\n\r\n')
    expect(whole.map(sha256)).toEqual(MANY.map(sha256))
  })

  it('deletes at QUIT, not when the line is cut, and not after RSET', async () => {
    const name = 'anna'
    const cut = await logIn(name)
    await cut.dele(1)
    cut.close()
    const reset = await logIn(name)
    await reset.dele(1)
    await reset.rset()
    await reset.quit()
    expect((await dovecot.list(name)).length).toBe(AWKWARD.length)

    const deleting = await logIn(name)
    await deleting.dele(2)
    await deleting.quit()

    const left = AWKWARD.filter((_, index) => index !== 1)
    expect((await dovecot.list(name)).map((stored) => stored.sha256)).toEqual(left.map(sha256))
  })

  it('tells a wrong password by its code', async () => {
    await expect(logIn('anna', 'tls', 'wrong')).rejects.toMatchObject({
      name: 'Pop3CommandError',
      verb: 'PASS',
      responseCode: 'AUTH',
    })
  })

  it('trusts no authority it was not told of', async () => {
    const endpoint = { host: 'localhost', port: dovecot.ports.tls, security: 'tls' } as const

    await expect(openPop3Session({ endpoint })).rejects.toMatchObject({ kind: 'certificate' })
  })
})
