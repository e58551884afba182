import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SyncState } from '../../../../../src-main/contract/sync.ts'
import { createArrivals } from '../../../../../src-renderer/features/desktop/arrivals.ts'
import { idleState } from '../../../../support/idle-state.ts'

const state = (accountId: string, finishedAt: number | null, newMessages: number): SyncState => ({
  ...idleState(accountId),
  finishedAt,
  newMessages,
})

describe('new mail', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('of several accounts at once is told of once', () => {
    const tell = vi.fn()
    const arrivals = createArrivals(tell)
    arrivals.see(state('a', null, 0))
    arrivals.see(state('b', 10, 7))

    arrivals.see(state('a', 20, 2))
    arrivals.see(state('b', 21, 1))
    arrivals.see(state('b', 21, 1))
    vi.advanceTimersByTime(10_000)

    expect(tell).toHaveBeenCalledExactlyOnceWith(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    )
  })

  it('is not told of when there is none, nor what came before the page was there', () => {
    const tell = vi.fn()
    const arrivals = createArrivals(tell)
    arrivals.see(state('a', 10, 7))
    arrivals.see(state('a', 20, 0))
    vi.advanceTimersByTime(10_000)

    expect(tell).not.toHaveBeenCalled()
  })
})
