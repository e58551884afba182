import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoginMethod } from '../../src-main/pop3/login-method.ts'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import type { Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { skipsDovecot, startDovecot } from './dovecot.ts'
import type { Dovecot } from './dovecot.ts'

const METHODS = [
  'USER',
  'APOP',
  'PLAIN',
  'LOGIN',
  'CRAM-MD5',
  'SCRAM-SHA-1',
  'SCRAM-SHA-256',
  'auto',
] as const

describe.skipIf(skipsDovecot())('a login with Dovecot', () => {
  let dovecot: Dovecot

  beforeAll(async () => {
    dovecot = await startDovecot({
      users: [{ name: 'anna@example.org', password: 'pässword, with =' }],
      set: { auth_mechanisms: 'plain login apop cram-md5 scram-sha-1 scram-sha-256' },
    })
  })
  afterAll(() => dovecot.stop())

  const open = (): Promise<Pop3Session> => {
    const endpoint = { host: 'localhost', port: dovecot.ports.tls, security: 'tls' } as const
    return openPop3Session({ endpoint, trust: [dovecot.caPem] })
  }

  it.each(METHODS)('works by %s', async (method) => {
    const session = await open()

    await session.login('anna@example.org', 'pässword, with =', method)

    expect(await session.stat()).toEqual({ count: 0, octets: 0 })
    await session.quit()
  })

  it.each(METHODS)('is refused by %s with a wrong password', async (method) => {
    const session = await open()

    const refused = session.login('anna@example.org', 'wrong', method)

    await expect(refused).rejects.toMatchObject({ name: 'Pop3CommandError', responseCode: 'AUTH' })
    expect(session.state).toBe('authorization')
    session.close()
  })
})

/** Names with what providers and people put into them; the passwords too. */
const NAMES = [
  'anna@example.org',
  'anna+example.org',
  'anna+lists@mail.example.org',
  'anna maria',
  'jürgen',
  'анна',
  'a=b,c',
] as const
const passwordOf = (name: string): string => `${name} pässword `

describe.skipIf(skipsDovecot())('a user name with Dovecot', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot({
      users: NAMES.map((name) => ({ name, password: passwordOf(name) })),
      set: { auth_mechanisms: 'plain login scram-sha-256', auth_username_format: '%u' },
    })
  })
  afterAll(() => dovecot.stop())

  const logIn = async (name: string, password: string, method: LoginMethod): Promise<Pop3Session> => {
    const endpoint = { host: 'localhost', port: dovecot.ports.tls, security: 'tls' } as const
    const session = await openPop3Session({ endpoint, trust: [dovecot.caPem] })
    await session.login(name, password, method)
    return session
  }

  describe.each(['PLAIN', 'SCRAM-SHA-256', 'USER'] as const)('by %s', (method) => {
    it.each(NAMES)('like %s logs in', async (name) => {
      const session = await logIn(name, passwordOf(name), method)

      expect(await session.stat()).toEqual({ count: 0, octets: 0 })
      await session.quit()
    })
  })

  it('is the same however it was typed: SCRAM prepares it (SASLprep)', async () => {
    const typed = 'ju\u0308r\u00adgen'

    const session = await logIn(typed, 'ju\u0308rgen pa\u0308ssword\u00a0', 'SCRAM-SHA-256')

    await session.quit()
  })
})
