/** Time as the schedule takes it; a test brings its own. */
export interface Clock {
  /** Milliseconds since 1970, for what is kept and shown. It may be set, forward or back. */
  wall: () => number
  /** Milliseconds of a clock that only goes forward, for measuring waits. */
  steady: () => number
  /** Calls `then` once, after so many milliseconds; the returned function calls it off. */
  after: (millis: number, then: () => void) => () => void
}

/** The computer's clocks. */
export const systemClock: Clock = {
  wall: Date.now,
  steady: () => performance.now(),
  after(millis, then) {
    const timer = setTimeout(then, millis)
    return () => clearTimeout(timer)
  },
}
