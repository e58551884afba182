import { describe, expect, it } from 'vitest'
import { maildropOf, type MaildropFields } from '../../../../src-main/sync/maildrop.ts'
import { newAccount, sampleCertificate } from '../../../support/account-samples.ts'

const fields = (change: Partial<MaildropFields> = {}): MaildropFields => ({
  ...newAccount(),
  lastLogin: null,
  ...change,
})
const secrets = { secret: 'correct horse', proxyPassword: 'proxy horse', clientCertificate: undefined }
const proxy = { kind: 'socks5', host: 'proxy.example', port: 1080, user: 'alon' } as const

describe('what an account asks of the engine', () => {
  it('is, by itself, an automatic login straight to the server', () => {
    const { route, login } = maildropOf(fields(), secrets)

    expect(route).toEqual({
      endpoint: { host: 'pop.example.org', port: 995, security: 'tls' },
      proxy: undefined,
      certificateExceptions: [],
    })
    expect(login).toEqual({ user: 'alon@example.org', password: 'correct horse', method: 'auto' })
  })

  it('is no weaker a login than the last, unless a method was chosen by hand', () => {
    const lastLogin = 'SCRAM-SHA-256'

    expect(maildropOf(fields({ lastLogin }), secrets).login.atLeast).toBe(lastLogin)
    expect(maildropOf(fields({ lastLogin, login: 'PLAIN' }), secrets).login).toMatchObject({
      method: 'PLAIN',
      atLeast: undefined,
    })
  })

  it('gives the proxy its password only where it asks for a user', () => {
    expect(maildropOf(fields({ proxy }), secrets).route.proxy).toEqual({ ...proxy, password: 'proxy horse' })
    expect(maildropOf(fields({ proxy: { ...proxy, user: '' } }), secrets).route.proxy).toEqual({
      kind: 'socks5',
      host: 'proxy.example',
      port: 1080,
    })
  })

  it('takes the certificates that the user trusts, and nothing more', () => {
    const trustedCertificates = [sampleCertificate()]

    const { route } = maildropOf(fields({ trustedCertificates }), secrets)

    expect(route.certificateExceptions).toEqual(trustedCertificates)
    expect(route).not.toHaveProperty('trust')
  })
})
