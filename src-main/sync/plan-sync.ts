import type { ListingComparison } from '../store/ledger-operations.ts'
import { FIRST_LINES } from './limits.ts'
import type { ListedMessage } from './read-listing.ts'

/** A header to be taken by TOP, with so many lines of the body. */
export interface HeaderToTake extends ListedMessage {
  lines: number
}

/**
 * Whose headers to take, newest first: of messages that are new, and of those too big to be taken whole unasked, with
 * the first lines. `partialAbove` is in octets. With `asksAgain`, headers that are here already are taken once more:
 * rules are asked about every message before it is downloaded. Pure.
 */
export function planHeaders(
  listed: readonly ListedMessage[],
  { unknown, bare, header, download }: ListingComparison,
  partialAbove: number,
  asksAgain = false,
): HeaderToTake[] {
  const isAskedFor = new Set(download)
  const isPartial = (position: number): boolean =>
    (listed[position]?.octets ?? 0) > partialAbove && !isAskedFor.has(position)
  return newestFirst(
    listed,
    [...unknown, ...bare, ...header.filter((position) => asksAgain || isPartial(position))],
    (message, position) => ({
      ...message,
      lines: isPartial(position) ? FIRST_LINES : 0,
    }),
  )
}

/**
 * Which messages to take whole, newest first, when the headers are here. One of which TOP gave nothing is taken whole,
 * however big: there is no other way to see it. Pure.
 */
export function planMessages(
  listed: readonly ListedMessage[],
  { unknown, bare, header, part, download }: ListingComparison,
  partialAbove: number,
): ListedMessage[] {
  const isAskedFor = new Set(download)
  const isTaken = (position: number): boolean =>
    (listed[position]?.octets ?? 0) <= partialAbove || isAskedFor.has(position)
  const wanted = [...unknown, ...bare, ...header.filter(isTaken), ...part.filter(isTaken)]
  return newestFirst(listed, wanted, (message) => message)
}

function newestFirst<T>(
  listed: readonly ListedMessage[],
  positions: number[],
  make: (message: ListedMessage, position: number) => T,
): T[] {
  return positions
    .sort((a, b) => b - a)
    .flatMap((position) => {
      const message = listed[position]
      return message ? [make(message, position)] : []
    })
}
