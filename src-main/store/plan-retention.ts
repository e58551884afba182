import type { Retention } from '../contract/retention.ts'

const DAY = 24 * 60 * 60 * 1000
const MEGABYTE = 1_000_000

/** A message that the server lists, as retention sees it. */
export interface ServerCopy {
  uid: string
  /** Octets. */
  size: number
  /** On the account's clock, when it came here whole; null: it is not here whole. */
  takenAt: number | null
  isStarred: boolean
  isBinned: boolean
  /** A person said that it stays there. */
  isKept: boolean
}

/**
 * Which messages have to leave the server. `copies` are all that the server holds, oldest first; `clock` is the
 * account's. What is not safely here stays, whatever the limits say. Pure.
 */
export function planRetention<T extends ServerCopy>(
  retention: Retention,
  copies: readonly T[],
  clock: number,
): T[] {
  const { afterDays, maxMessages, maxMegabytes, whenDeletedHere, keepsStarred } = retention
  const mayGo = ({ takenAt, isStarred, isKept }: T): boolean =>
    takenAt !== null && !isKept && !(keepsStarred && isStarred)
  const isDue = ({ takenAt, isBinned }: T): boolean =>
    (whenDeletedHere && isBinned) ||
    afterDays === 0 ||
    (afterDays !== null && clock - (takenAt ?? clock) >= afterDays * DAY)

  const due = new Set(copies.filter((copy) => mayGo(copy) && isDue(copy)))
  let messages = copies.length - due.size
  let octets = copies.reduce((sum, copy) => (due.has(copy) ? sum : sum + copy.size), 0)
  const maxOctets = maxMegabytes === null ? Infinity : maxMegabytes * MEGABYTE
  for (const copy of copies) {
    if (messages <= (maxMessages ?? Infinity) && octets <= maxOctets) break
    if (due.has(copy) || !mayGo(copy)) continue
    due.add(copy)
    messages -= 1
    octets -= copy.size
  }
  return copies.filter((copy) => due.has(copy))
}
