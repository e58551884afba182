import { describe, expect, it } from 'vitest'
import {
  announcedExpiry,
  announcedImplementation,
  announcedLoginDelay,
  announcedMechanisms,
} from '../../../../src-main/pop3/announced.ts'
import { parseCapabilities } from '../../../../src-main/pop3/capabilities.ts'

const of = (...lines: string[]): ReturnType<typeof parseCapabilities> => parseCapabilities(lines)

describe('what CAPA says of', () => {
  it.each([
    ['EXPIRE NEVER', Infinity],
    ['EXPIRE 60 USER', 60],
    ['EXPIRE 0', 0],
    ['EXPIRENEVER', Infinity],
    ['EXPIRE7', 7],
    ['expire never', Infinity],
    ['EXPIRE soon', undefined],
    ['EXPIRE', undefined],
    ['30', undefined],
    ['TOP', undefined],
  ])('how long messages stay: %j is %s days', (line, days) => {
    expect(announcedExpiry(of(line))).toBe(days)
  })

  it.each([
    ['LOGIN-DELAY 900 USER', 900],
    ['LOGIN-DELAY 0', 0],
    ['LOGIN-DELAY -1', undefined],
    ['TOP', undefined],
  ])('the time between logins: %j is %s seconds', (line, seconds) => {
    expect(announcedLoginDelay(of(line))).toBe(seconds)
  })

  it('its name and its mechanisms', () => {
    const capabilities = of('IMPLEMENTATION GNU Mailutils 3.15', 'SASL plain SCRAM-SHA-1')

    expect(announcedImplementation(capabilities)).toBe('GNU Mailutils 3.15')
    expect(announcedMechanisms(capabilities)).toEqual(['PLAIN', 'SCRAM-SHA-1'])
    expect(announcedImplementation(of('TOP'))).toBeUndefined()
    expect(announcedMechanisms(of('SASL'))).toEqual([])
  })
})
