import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAutoLock } from '../../../../src-main/app/auto-lock.ts'

describe('the lock that comes by itself', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each([
    { minutes: 5, idle: 299, locks: false },
    { minutes: 5, idle: 300, locks: true },
    { minutes: 0, idle: 100_000, locks: false },
  ])(
    'after $minutes minutes, when nobody was there for $idle seconds: $locks',
    ({ minutes, idle, locks }) => {
      const lock = vi.fn()
      const stop = startAutoLock({ afterMinutes: () => minutes, idleSeconds: () => idle, lock })

      vi.advanceTimersByTime(6_000)
      stop()

      expect(lock).toHaveBeenCalledTimes(locks ? 1 : 0)
    },
  )
})
