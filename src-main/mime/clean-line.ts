import { MAX_LINE_LENGTH } from './limits.ts'

/** Control characters, which would break the line; each becomes a space. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g
/**
 * Characters that only change how others look: direction overrides, embeddings and isolates, zero-width space,
 * word joiner, byte order mark, soft hyphen. Joiners (U+200C, U+200D) and direction marks stay: scripts need them.
 */
const DISGUISE = /[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/** Makes text of a header fit to be shown in one line: nothing in it can break the line or disguise what it says. */
export function cleanLine(text: string): string {
  return text
    .slice(0, MAX_LINE_LENGTH * 2)
    .replace(CONTROL, ' ')
    .replace(DISGUISE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LINE_LENGTH)
}

/** Whether a text of a header holds characters that only change how others look (they are never shown). */
export const hasHiddenCharacters = (text: string): boolean => {
  // At the ends, and byte order marks alone, they are a program's clumsiness, and hide nothing.
  const within = text
    .slice(0, MAX_LINE_LENGTH * 2)
    .replace(/^[\s\ufeff\u00ad\u200b]+|[\s\ufeff\u00ad\u200b]+$/g, '')
  return within.search(DISGUISE) >= 0
}
