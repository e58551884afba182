import { describe, expect, it } from 'vitest'
import { toFailure } from '../../../../src-main/ipc/to-failure.ts'
import { failureSchema } from '../../../../src-main/contract/failure.ts'
import {
  Pop3CommandError,
  Pop3LoginError,
  Pop3ProtocolError,
  Pop3TransportError,
} from '../../../../src-main/pop3/errors.ts'
import { TokenError } from '../../../../src-main/accounts/token-request.ts'
import { LoginRejectedError } from '../../../../src-main/sync/maildrop.ts'
import { StoreError } from '../../../../src-main/store/errors.ts'

describe('toFailure', () => {
  it.each([
    ['PASS', 'AUTH', 'auth-rejected', false],
    ['PASS', undefined, 'auth-rejected', false],
    ['PASS', 'IN-USE', 'mailbox-busy', true],
    ['PASS', 'LOGIN-DELAY', 'login-delay', true],
    ['PASS', 'SYS/TEMP', 'server-temporary', true],
    ['PASS', 'SYS/PERM', 'server-refused', false],
    ['STAT', undefined, 'server-refused', false],
    ['UIDL', undefined, 'capability-missing', false],
  ])('takes a refused %s with code %s for %s', (verb, responseCode, code, retryable) => {
    const failure = toFailure(new Pop3CommandError(verb, 'what the server said', responseCode))

    expect(failure).toMatchObject({ code, retryable, serverText: 'what the server said' })
  })

  it('tells a cut line from a wrong certificate', () => {
    expect(toFailure(new Pop3TransportError('read', 'lost')).code).toBe('connection-lost')
    expect(toFailure(new Pop3TransportError('tls', 'certificate'))).toMatchObject({
      code: 'certificate',
      retryable: false,
    })
  })

  it('carries a refused certificate as plain data, also one whose dates nobody can read', () => {
    const certificate = {
      host: 'pop.example.org',
      port: 995,
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      fingerprint: Array(32).fill('AB').join(':'),
      subject: 'CN=pop.example.org',
      issuer: 'CN=pop.example.org',
      names: 'DNS:pop.example.org',
    }
    const dates = { validFrom: new Date(1_700_000_000_000), validTo: new Date('whenever') }

    const error = new Pop3TransportError('tls', 'certificate', undefined, { ...certificate, ...dates })
    const failure = failureSchema.parse(structuredClone(toFailure(error)))

    expect(failure.certificate).toEqual({ ...certificate, validFrom: 1_700_000_000_000, validTo: null })
  })

  it('tells a proxy that fails from a server that does, and from a cancel', () => {
    expect(toFailure(new Pop3TransportError('proxy', 'refused')).code).toBe('proxy-failed')
    expect(toFailure(new Pop3TransportError('proxy', 'timeout'))).toMatchObject({
      code: 'proxy-failed',
      retryable: true,
    })
    expect(toFailure(new Pop3TransportError('proxy', 'cancelled')).code).toBe('cancelled')
  })

  it('tells a proxy that wants another login from one that fails', () => {
    expect(toFailure(new Pop3TransportError('proxy', 'login-refused'))).toMatchObject({
      code: 'proxy-login-refused',
      retryable: false,
    })
  })

  it('tells why there was no login without blaming the password', () => {
    const codes = (['weaker', 'not-offered', 'not-available'] as const).map(
      (kind) => toFailure(new Pop3LoginError({ kind, method: 'PLAIN' }, 'no')).code,
    )

    expect(codes).toEqual(['login-weaker', 'login-not-offered', 'login-not-available'])
  })

  it('names the method of a login that was not done, and what it lacked or was to match', () => {
    const weaker = { kind: 'weaker', method: 'PLAIN', atLeast: 'SCRAM-SHA-256' } as const
    const lacking = { kind: 'not-available', method: 'EXTERNAL', missing: 'client-certificate' } as const

    expect(failureSchema.parse(toFailure(new Pop3LoginError(weaker, 'no'))).login).toMatchObject({
      method: 'PLAIN',
      atLeast: 'SCRAM-SHA-256',
    })
    expect(failureSchema.parse(toFailure(new Pop3LoginError(lacking, 'no'))).login).toMatchObject({
      method: 'EXTERNAL',
      missing: 'client-certificate',
    })
  })

  it('does not take a refused token for a wrong password', () => {
    const refusal = new Pop3CommandError('AUTH', '{"status":"401"}', 'AUTH')

    expect(toFailure(new LoginRejectedError('XOAUTH2', refusal))).toMatchObject({
      code: 'login-rejected',
      login: { method: 'XOAUTH2' },
      serverText: '{"status":"401"}',
      retryable: false,
    })
  })

  it('tells a token that is not given any more from a token server that fails', () => {
    expect(toFailure(new TokenError('refused', 'no', 'invalid_grant'))).toMatchObject({
      code: 'token-not-renewed',
      serverText: 'invalid_grant',
      retryable: false,
    })
    expect(toFailure(new TokenError('failed', '503'))).toMatchObject({
      code: 'token-server-failed',
      retryable: true,
    })
  })

  it('takes a wait that was called off for a cancel', () => {
    expect(toFailure(AbortSignal.abort().reason).code).toBe('cancelled')
  })

  it('tells a limit from a broken conversation', () => {
    expect(toFailure(new Pop3ProtocolError('limit', 'too long')).code).toBe('limit-exceeded')
    expect(toFailure(new Pop3ProtocolError('too-large', 'too long')).code).toBe('message-too-large')
    expect(toFailure(new Pop3ProtocolError('broken', 'neither +OK nor -ERR')).code).toBe('protocol-broken')
  })

  it('says that the disk is full, whether the store or a saved file met it', () => {
    const enospc = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })

    expect(toFailure(new StoreError('disk-full', 'full')).code).toBe('disk-full')
    expect(toFailure(enospc).code).toBe('disk-full')
  })

  it('has an answer for what nobody foresaw', () => {
    expect(toFailure('odd')).toEqual({ code: 'unexpected', message: 'odd', retryable: false })
  })
})
