import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
