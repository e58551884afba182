import type { Clock } from '../../src-main/sync/clock.ts'

/** A clock that stands until it is moved. */
export interface FakeClock extends Clock {
  /** Time passes, and what falls due is called in its order; what that starts has come to rest when it resolves. */
  pass(millis: number): Promise<void>
  /** Somebody sets the wall clock; no time passes. */
  set(wall: number): void
}

/** Lets promises that are already settled have their effects. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function createFakeClock(wall = Date.UTC(2026, 10, 21, 12)): FakeClock {
  let steady = 1_000
  let ahead = wall - steady
  const timers = new Set<{ at: number; then: () => void }>()

  return {
    wall: () => steady + ahead,
    steady: () => steady,
    after(millis, then) {
      const timer = { at: steady + millis, then }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pass(millis) {
      const until = steady + millis
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
        if (!next) break
        timers.delete(next)
        steady = next.at
        next.then()
        await settle()
      }
      steady = until
      await settle()
    },
    set(to) {
      ahead = to - steady
    },
  }
}
