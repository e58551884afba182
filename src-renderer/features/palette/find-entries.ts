import fuzzysort from 'fuzzysort'
import type { PaletteEntry, PaletteGroup } from './palette-entries.ts'

export interface EntryGroup {
  group: PaletteGroup
  entries: PaletteEntry[]
}

/** Worse matches than this are letters that happen to be there. */
const WORST_MATCH = 0.3
/** What was found is looked through with the eyes; nobody reads on. */
const MAX_FOUND = 40

const ORDER: readonly PaletteGroup[] = ['messages', 'go', 'labels', 'accounts', 'program', 'settings']

/**
 * What of `entries` is meant by `words`: by its name in the present language or in English, the best first. Without words,
 * all of them by groups, and before those what was chosen last (`recent`, by id).
 */
export function findEntries(
  entries: readonly PaletteEntry[],
  words: string,
  recent: readonly string[],
): EntryGroup[] {
  const wanted = words.trim()
  if (wanted !== '') {
    const found = fuzzysort
      .go(wanted, entries, { keys: ['label', 'english'], threshold: WORST_MATCH, limit: MAX_FOUND })
      .map(({ obj }) => obj)
    return byGroup(found)
  }
  const last = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
  const others = entries.filter((entry) => !last.includes(entry))
  const groups = ORDER.map((group) => ({ group, entries: others.filter((entry) => entry.group === group) }))
  return [{ group: 'recent' as const, entries: last }, ...groups].filter((group) => group.entries.length > 0)
}

/** Each group where its best entry is. */
function byGroup(found: readonly PaletteEntry[]): EntryGroup[] {
  const groups = [...new Set(found.map(({ group }) => group))]
  return groups.map((group) => ({ group, entries: found.filter((entry) => entry.group === group) }))
}
