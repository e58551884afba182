import { describe, expect, it } from 'vitest'
import { countCrashes } from '../../../../src-main/app/count-crashes.ts'

describe('a page that crashes', () => {
  const worth = (moments: number[]): boolean[] => {
    let now = 0
    const isWorthIt = countCrashes(() => now)
    return moments.map((moment) => {
      now = moment
      return isWorthIt()
    })
  }

  it('is loaded anew twice, and given up at the third crash within a minute', () => {
    expect(worth([0, 20_000, 59_999])).toEqual([true, true, false])
  })

  it('is loaded anew as often as it takes when the crashes are far apart', () => {
    expect(worth([0, 30_000, 60_000, 90_000, 120_000])).toEqual([true, true, true, true, true])
  })
})
