/** When an account is to be checked. */
export interface Checkup {
  accountId: string
  /** 0: only by hand. */
  everyMinutes: number
}

/** How often the schedule is looked at. Due times need not be finer: intervals are whole minutes. */
const TICK_MILLIS = 15_000

/**
 * Starts a sync of each account as its interval passes, until the returned function is called. Time is measured by the
 * monotonic clock, so a clock set forward or back starts nothing and holds up nothing.
 */
export function scheduleChecks(checkups: () => Checkup[], start: (accountId: string) => void): () => void {
  const startedAt = new Map<string, number>()

  const tick = (): void => {
    const now = performance.now()
    for (const { accountId, everyMinutes } of checkups()) {
      const since = startedAt.get(accountId)
      if (since === undefined) startedAt.set(accountId, now)
      else if (everyMinutes > 0 && now - since >= everyMinutes * 60_000) {
        startedAt.set(accountId, now)
        start(accountId)
      }
    }
  }

  tick()
  const timer = setInterval(tick, TICK_MILLIS)
  return () => clearInterval(timer)
}
