import { describe, expect, it } from 'vitest'
import { parseCapabilities } from '../../../../src-main/pop3/capabilities.ts'

describe('capabilities', () => {
  it('are found by name whatever the case, with their parameters', () => {
    const capabilities = parseCapabilities(['TOP', 'sasl PLAIN  LOGIN ', 'IMPLEMENTATION Anna Mail 2', ''])

    expect(capabilities.isAnnounced).toBe(true)
    expect(capabilities.names).toEqual(['TOP', 'SASL', 'IMPLEMENTATION'])
    expect(capabilities.has('top')).toBe(true)
    expect(capabilities.get('SASL')).toEqual(['PLAIN', 'LOGIN'])
    expect(capabilities.get('TOP')).toEqual([])
    expect(capabilities.get('STLS')).toBeUndefined()
  })

  it('of a server without CAPA are unknown, not none', () => {
    expect(parseCapabilities(undefined)).toMatchObject({ isAnnounced: false, names: [] })
    expect(parseCapabilities([])).toMatchObject({ isAnnounced: true, names: [] })
  })
})
