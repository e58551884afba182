import { describe, expect, it } from 'vitest'
import { isQuiet } from '../../../../src-main/app/quiet-hours.ts'
import { DEFAULT_SETTINGS } from '../../../../src-main/contract/settings.ts'

const at = (hours: number, minutes: number): Date => new Date(2026, 4, 5, hours, minutes)

describe('quiet hours', () => {
  it.each([
    [22, 7, at(21, 59), false],
    [22, 7, at(22, 0), true],
    [22, 7, at(3, 0), true],
    [22, 7, at(7, 0), false],
    [9, 17, at(9, 0), true],
    [9, 17, at(17, 0), false],
    [8, 8, at(12, 0), true],
  ])('from %i to %i, at %s: %s', (from, to, now, isIt) => {
    const settings = { ...DEFAULT_SETTINGS, quietHours: true, quietFrom: from * 60, quietTo: to * 60 }

    expect(isQuiet(settings, now)).toBe(isIt)
    expect(isQuiet({ ...settings, quietHours: false }, now)).toBe(false)
  })
})
