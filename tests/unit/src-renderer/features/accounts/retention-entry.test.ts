import { describe, expect, it } from 'vitest'
import type { Retention } from '../../../../../src-main/contract/retention.ts'
import {
  enteredRetention,
  EVERYTHING_STAYS,
  isLimit,
  removesByItself,
  retentionEntry,
} from '../../../../../src-renderer/features/accounts/retention-entry.ts'

describe('a retention in the form', () => {
  const strict: Retention = {
    afterDays: 0,
    maxMessages: 5000,
    maxMegabytes: 1,
    whenDeletedHere: true,
    keepsStarred: false,
  }

  it('comes back as it went in', () => {
    expect(enteredRetention(retentionEntry(strict))).toEqual(strict)
    expect(enteredRetention(retentionEntry(EVERYTHING_STAYS))).toEqual(EVERYTHING_STAYS)
  })

  it('has no limit where nothing is entered', () => {
    const entered = enteredRetention({ ...retentionEntry(strict), maxMessages: ' ', maxMegabytes: '' })

    expect(entered).toMatchObject({ maxMessages: null, maxMegabytes: null })
  })

  it.each(['', ' ', '1', ' 200 ', '1000000'])('takes "%s" as a limit', (text) => {
    expect(isLimit(text)).toBe(true)
  })

  it.each(['0', '-1', '1.5', '1000001', '1e3', 'ten', '1 000'])('takes no "%s" as a limit', (text) => {
    expect(isLimit(text)).toBe(false)
  })

  it('removes by itself by days, by number and by size, not when it follows the user', () => {
    const rules: Partial<Retention>[] = [
      { afterDays: 0 },
      { maxMessages: 10 },
      { maxMegabytes: 10 },
      { whenDeletedHere: true },
    ]

    expect(rules.map((rule) => removesByItself({ ...EVERYTHING_STAYS, ...rule }))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
