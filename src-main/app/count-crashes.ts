/** So many crashes within this time are one that loading anew does not help. */
const MEMORY_MILLIS = 60_000
const MOST_CRASHES = 3

/**
 * Counts crashes. @returns what tells, at each, whether loading the page anew is worth it: not at the third within a minute
 */
export function countCrashes(now: () => number): () => boolean {
  let crashes: number[] = []
  return () => {
    crashes = [...crashes.filter((moment) => now() - moment < MEMORY_MILLIS), now()]
    return crashes.length < MOST_CRASHES
  }
}
