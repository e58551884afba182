import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { coalesce } from '../../../../src-main/ipc/coalesce.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('coalesce', () => {
  it('tells the first at once, and of a burst only the latest of each key', () => {
    const told: [string, number][][] = []
    const tell = coalesce<number>((latest) => told.push([...latest]))

    tell('a', 1)
    vi.advanceTimersByTime(0)
    for (let step = 2; step <= 50; step++) tell('a', step)
    tell('b', 1)
    vi.advanceTimersByTime(1000)

    expect(told).toEqual([
      [['a', 1]],
      [
        ['a', 50],
        ['b', 1],
      ],
    ])
  })

  it('always tells the last one', () => {
    const told: number[] = []
    const tell = coalesce<number>((latest) => told.push(...latest.values()))

    for (let step = 0; step < 100; step++) {
      tell('a', step)
      vi.advanceTimersByTime(30)
    }
    vi.advanceTimersByTime(1000)

    expect(told.at(-1)).toBe(99)
    expect(told.length).toBeLessThan(40)
  })
})
