import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../../src-main/pop3/limits.ts'
import { createWindow } from '../../../../src-main/pop3/window.ts'
import type { Window } from '../../../../src-main/pop3/window.ts'

const MEBIBYTE = 1024 * 1024

/** How many commands of that many octets go out now. */
function fill(window: Window, octets?: number): number {
  let count = 0
  while (window.enter(octets)) count += 1
  return count
}
const answer = (window: Window, count: number, octets?: number): void => {
  for (let answered = 0; answered < count; answered++) window.leave(octets)
}
const opened = (limits: Partial<typeof LIMITS> = {}): Window => {
  const window = createWindow({ ...LIMITS, ...limits })
  window.open()
  return window
}

describe('a window', () => {
  it('lets one command out at a time until it is opened', () => {
    const window = createWindow(LIMITS)

    expect(fill(window)).toBe(1)
    answer(window, 1)
    expect(fill(window)).toBe(1)
    expect(window.isOpen).toBe(false)
  })

  it('begins moderately and grows with every answer, up to the limit', () => {
    const window = opened({ windowCommands: 3_000 })

    const first = fill(window, 1)
    answer(window, first, 1)
    const second = fill(window, 1)
    answer(window, second, 1)

    expect([first, second, fill(window, 1)]).toEqual([1_000, 2_000, 3_000])
  })

  it('counts the octets expected as well', () => {
    const window = opened({ windowOctets: 32 * MEBIBYTE })

    const first = fill(window, MEBIBYTE)
    answer(window, first, MEBIBYTE)

    expect([first, fill(window, MEBIBYTE)]).toEqual([8, 16])
  })

  it('lets a message larger than all of it out alone', () => {
    const window = opened()

    expect(fill(window, 1e12)).toBe(1)
    answer(window, 1, 1e12)
    expect(fill(window, MEBIBYTE)).toBeGreaterThan(1)
  })

  it('is busy while more than half of it is taken', () => {
    const window = opened({ windowCommands: 10 })
    for (let count = 0; count < 6; count++) window.enter(1)

    expect(window.isBusy).toBe(true)
    answer(window, 1, 1)
    expect(window.isBusy).toBe(false)
  })

  it('shrinks by half when the server falls silent, and stays open', () => {
    const window = opened({ windowCommands: 8 })
    for (let silence = 0; silence < 5; silence++) window.shrink()

    expect(fill(window, 1)).toBe(2)
    expect(window.isOpen).toBe(true)
  })
})

describe('what a server was seen to take', () => {
  it('is one command at a time, at first', () => {
    const window = opened()
    window.enter(1)
    expect(window.isUntried).toBe(false)

    window.enter(1)
    expect(window.isUntried).toBe(true)
  })

  it('is as many as it answered in a row', () => {
    const window = opened()
    for (let count = 0; count < 3; count++) window.enter(1)
    answer(window, 3, 1)

    for (let count = 0; count < 3; count++) window.enter(1)
    expect(window.isUntried).toBe(false)
    window.enter(1)
    expect(window.isUntried).toBe(true)
  })
})
