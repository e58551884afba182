import { describe, expect, it } from 'vitest'
import { toTransportError } from '../../../../src-main/pop3/transport-failure.ts'

const withCode = (code: string): Error => Object.assign(new Error(code), { code })

describe('an error of the socket', () => {
  it.each([
    ['ENOTFOUND', 'connect', 'dns', 'host-not-found'],
    ['EAI_AGAIN', 'connect', 'dns', 'host-not-found'],
    ['ECONNREFUSED', 'connect', 'connect', 'refused'],
    ['ENETUNREACH', 'connect', 'connect', 'unreachable'],
    ['EHOSTUNREACH', 'read', 'read', 'unreachable'],
    ['ETIMEDOUT', 'connect', 'connect', 'timeout'],
    ['ECONNRESET', 'tls', 'tls', 'lost'],
    ['ECONNRESET', 'read', 'read', 'lost'],
    ['EPIPE', 'read', 'read', 'lost'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'tls', 'tls-failed'],
    ['EWHATEVER', 'connect', 'connect', 'unreachable'],
    ['EWHATEVER', 'read', 'read', 'lost'],
  ] as const)('%s while in %s is told as %s, %s', (code, during, phase, kind) => {
    const cause = withCode(code)

    expect(toTransportError(cause, during)).toMatchObject({ name: 'Pop3TransportError', phase, kind, cause })
  })

  it('for each address of a host is told as the last of them', () => {
    const errors = new AggregateError([withCode('ENETUNREACH'), withCode('ECONNREFUSED')])

    expect(toTransportError(errors, 'connect').kind).toBe('refused')
  })
})
