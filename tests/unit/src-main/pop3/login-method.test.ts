import { describe, expect, it } from 'vitest'
import { parseCapabilities } from '../../../../src-main/pop3/capabilities.ts'
import { strongestMethod } from '../../../../src-main/pop3/login-method.ts'

describe('the strongest method', () => {
  it.each([
    ['SASL PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256', 'SCRAM-SHA-256'],
    ['SASL PLAIN scram-sha-1 CRAM-MD5', 'SCRAM-SHA-1'],
    ['SASL LOGIN PLAIN', 'PLAIN'],
    ['SASL XOAUTH2', 'USER'],
    ['SASL', 'USER'],
    ['USER', 'USER'],
  ])('of %j is %s', (line, method) => {
    expect(strongestMethod(parseCapabilities([line]))).toBe(method)
  })

  it('of a server without CAPA is USER', () => {
    expect(strongestMethod(parseCapabilities(undefined))).toBe('USER')
  })
})
