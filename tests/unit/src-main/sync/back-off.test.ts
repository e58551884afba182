import { describe, expect, it } from 'vitest'
import { backOff } from '../../../../src-main/sync/back-off.ts'

describe('backOff', () => {
  it('doubles from half a minute to half an hour', () => {
    const waits = [1, 2, 3, 6, 7, 8, 100].map((failures) => backOff(failures, 0.5) / 1000)

    expect(waits).toEqual([30, 60, 120, 960, 1800, 1800, 1800])
  })

  it('leaves a fifth of the wait to chance', () => {
    expect([backOff(1, 0), backOff(1, 1)]).toEqual([27_000, 33_000])
  })
})
