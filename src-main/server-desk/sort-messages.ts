import type { DeskOrder, DeskOrderField, DeskWhere } from '../contract/server-desk.ts'
import type { DeskMessage } from './desk-message.ts'
import { sortInSlices } from './sort-in-slices.ts'

type Key = string | number | null

const WHERE_ORDER: Record<DeskWhere, number> = { new: 0, server: 1, both: 2, 'pending-delete': 3 }

/** `Re:` and `Fwd:` as they are in the languages of mail: an answer stands beside what it answers. */
const PREFIX = /^(?:(?:re|fwd?|aw|wg|sv|vs|antw|rif|r|i|tr|rv|enc|отв|на|השב)(?:\[\d+\])?\s*:\s*)+/iu

/** What each order goes by; null (not known, or not said) comes last, whichever the direction. */
const KEYS: Record<DeskOrderField, (message: DeskMessage) => Key> = {
  arrival: ({ number }) => number,
  size: ({ octets }) => octets,
  where: ({ where }) => WHERE_ORDER[where],
  date: ({ header }) => header?.date ?? null,
  score: ({ header }) => header?.spamScore ?? null,
  sender: ({ header }) => (header && (header.fromName || header.fromAddress)) || null,
  subject: ({ header }) => header?.subject.replace(PREFIX, '') || null,
}

/** Words as dictionaries have them: capitals and accents beside their letters, numbers by their value. */
const words = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

/**
 * The messages in an order, those of which it is not known last; equals have the newest first, whichever the direction.
 * Takes turns with other work.
 */
export async function sortMessages(
  messages: readonly DeskMessage[],
  { by, isDescending }: DeskOrder,
): Promise<DeskMessage[]> {
  const direction = isDescending ? -1 : 1
  const keyed = messages.map((message) => ({ message, key: KEYS[by](message) }))
  const sorted = await sortInSlices(
    keyed,
    (a, b) => compareKeys(a.key, b.key, direction) || b.message.number - a.message.number,
  )
  return sorted.map(({ message }) => message)
}

function compareKeys(a: Key, b: Key, direction: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction
  return words.compare(String(a), String(b)) * direction
}
