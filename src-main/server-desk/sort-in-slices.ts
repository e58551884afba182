import { setImmediate } from 'node:timers/promises'
import { SLICE_MILLIS } from './limits.ts'

/** So many are sorted at once, in about a millisecond. */
const RUN = 1024

/**
 * Sorts a copy, stable, and lets other work through every few milliseconds: a merge sort from the bottom up. A
 * million comparisons of texts would otherwise hold up the program for half a second.
 */
export async function sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  let runs: T[][] = []
  let sliceStart = performance.now()
  const pause = async (): Promise<void> => {
    if (performance.now() - sliceStart < SLICE_MILLIS) return
    await setImmediate()
    sliceStart = performance.now()
  }

  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare))
    await pause()
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2)
      longer.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, pause))
    runs = longer
  }
  return runs[0] ?? []
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  pause: () => Promise<void>,
): Promise<T[]> {
  const merged: T[] = []
  let l = 0
  let r = 0
  while (l < left.length && r < right.length) {
    for (let step = 0; step < RUN && l < left.length && r < right.length; step++) {
      const [a, b] = [left[l] as T, right[r] as T]
      if (compare(a, b) <= 0) {
        merged.push(a)
        l++
      } else {
        merged.push(b)
        r++
      }
    }
    await pause()
  }
  for (; l < left.length; l++) merged.push(left[l] as T)
  for (; r < right.length; r++) merged.push(right[r] as T)
  return merged
}
