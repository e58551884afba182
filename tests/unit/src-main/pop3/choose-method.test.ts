import { describe, expect, it } from 'vitest'
import { parseCapabilities } from '../../../../src-main/pop3/capabilities.ts'
import { requireMethod, strongestMethod } from '../../../../src-main/pop3/choose-method.ts'

describe('the strongest method', () => {
  it.each([
    ['SASL PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256', 'SCRAM-SHA-256'],
    ['SASL PLAIN scram-sha-1 CRAM-MD5', 'SCRAM-SHA-1'],
    ['SASL LOGIN PLAIN', 'PLAIN'],
    ['SASL PLAIN SCRAM-SHA-256-PLUS', 'PLAIN'],
    ['SASL XOAUTH2', 'USER'],
    ['SASL', 'USER'],
    ['USER', 'USER'],
  ])('of %j is %s', (line, method) => {
    expect(strongestMethod(parseCapabilities([line]), false)).toBe(method)
  })

  it('of a server without CAPA is USER', () => {
    expect(strongestMethod(parseCapabilities(undefined), true)).toBe('USER')
  })
})

describe('the strongest method over TLS', () => {
  it('is bound to the connection where the server can do that', () => {
    const capabilities = parseCapabilities(['SASL PLAIN SCRAM-SHA-256 SCRAM-SHA-1-PLUS'])

    expect(strongestMethod(capabilities, true)).toBe('SCRAM-SHA-1-PLUS')
  })
})

describe('a method that is wanted at least', () => {
  const offer = parseCapabilities(['SASL PLAIN LOGIN CRAM-MD5'])

  it.each([
    ['PLAIN', 'USER'],
    ['CRAM-MD5', 'APOP'],
    ['CRAM-MD5', 'CRAM-MD5'],
    ['LOGIN', undefined],
  ] as const)('lets %s pass for %s', (method, atLeast) => {
    expect(() => requireMethod(method, atLeast, offer)).not.toThrow()
  })

  it.each([
    ['PLAIN', 'CRAM-MD5'],
    ['USER', 'APOP'],
    ['CRAM-MD5', 'SCRAM-SHA-1'],
  ] as const)('refuses %s for %s, and says what the server offers', (method, atLeast) => {
    expect(() => requireMethod(method, atLeast, offer)).toThrow(
      expect.objectContaining({
        name: 'Pop3LoginError',
        kind: 'weaker',
        message: `${method} is weaker than ${atLeast}, which is wanted at least: the server offers PLAIN, LOGIN, CRAM-MD5`,
      }),
    )
  })
})

describe('a method that the server does not list', () => {
  it('is not tried', () => {
    const offer = parseCapabilities(['SASL PLAIN'])

    expect(() => requireMethod('SCRAM-SHA-256', undefined, offer)).toThrow(
      expect.objectContaining({ kind: 'not-offered' }),
    )
  })

  it('is tried when the server lists none at all', () => {
    expect(() => requireMethod('XOAUTH2', undefined, parseCapabilities(['TOP']))).not.toThrow()
  })
})
