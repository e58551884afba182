/** Long enough for a lock to be given up or a router to come up, short enough that nobody misses the mail. */
const FIRST_MILLIS = 30_000
/** What has failed for an hour is looked at twice an hour: that costs nobody anything. */
const LONGEST_MILLIS = 30 * 60_000
/** A share of the wait that is left to chance, so that many programs do not come back to a server at once. */
const JITTER = 0.2

/**
 * Milliseconds to wait after the n-th failure in a row (from 1): twice as long each time, up to half an hour.
 *
 * @param chance from 0 to 1: where in a fifth around that the wait lies
 */
export function backOff(failures: number, chance: number): number {
  const wait = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** (failures - 1))
  return Math.round(wait * (1 + JITTER * (chance - 0.5)))
}
