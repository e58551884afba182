import { headerLength, readFields } from './header-fields.ts'
import type { HeaderFields } from './header-fields.ts'

/** What the server's filter says of a message. */
export interface SpamMarks {
  /** Points, as SpamAssassin and Rspamd count them: the more, the worse; null when none are told. */
  spamScore: number | null
  /** A filter, or a block list it asked, calls it spam. */
  isSpam: boolean
}

/** Longer ones are no points. */
const NUMBER = '[+-]?\\d{1,6}(?!\\d)(?:\\.\\d+)?'
const number = (before: string, after = ''): RegExp => new RegExp(`${before}(${NUMBER})${after}`, 'i')

/** Where points are told, the most exact first. Other scales (SCL, per mille) would not compare, so they are left out. */
const SCORES: readonly [field: string, form: RegExp][] = [
  ['x-spam-status', number('\\b(?:score|hits)\\s*=\\s*')],
  ['x-spamd-result', number('\\[\\s*', '\\s*/')],
  ['x-rspamd-score', number('^')],
  // Also `7.3 (+++++++)` and `******* (7.3)`.
  ['x-spam-score', number('^[^\\d+.-]*(?:\\++\\s*\\(|-+\\s*\\()?')],
  ['x-spam-hits', number('^', '$')],
  ['x-spam-rating', number('^', '(?:\\s|$)')],
]

const SAYS_YES = /^(?:yes|true|spam|high)\b/i
/** A field that is there at all names the list, unless it says that there is none. */
const NAMES_A_LIST = /^(?!(?:no|none|not|false)\b)\S/i

const VERDICTS: readonly [field: string, form: RegExp][] = [
  ['x-spam-status', SAYS_YES],
  ['x-spam-flag', SAYS_YES],
  ['x-spam', SAYS_YES],
  ['x-spamd-result', /^[^:]*:\s*true\b/i],
  ['x-spam-rating', /\/y(?:es)?$/i],
  ['x-bogosity', SAYS_YES],
  ['x-dspam-result', /^(?:spam|bl[ao]cklisted)\b/i],
  ['x-crm114-status', /^spam\b/i],
  ['x-blacklisted-by', NAMES_A_LIST],
  ['x-rbl-warning', NAMES_A_LIST],
]

const LEVEL = 'x-spam-level'
/** One sign a point, and no filter counts to a hundred. */
const BAR = /^(?:\*{1,99}|\+{1,99}|s{1,99}|x{1,99})$/i

/** Names, in small letters, of the fields that `spamMarksIn` looks at. */
export const SPAM_FIELDS: ReadonlySet<string> = new Set([
  ...SCORES.map(([field]) => field),
  ...VERDICTS.map(([field]) => field),
  LEVEL,
])

/**
 * Reads what filters on the way have written into a header (`fields` with those of SPAM_FIELDS). Of several fields
 * with one name the first counts: the server nearest to us writes above the others. One filter that calls it spam is enough.
 */
export function spamMarksIn(fields: HeaderFields): SpamMarks {
  return {
    spamScore: scoreIn(fields),
    isSpam: VERDICTS.some(([field, form]) => form.test(fields.get(field) ?? '')),
  }
}

/** As `spamMarksIn`, from a message or its header block. Never throws. */
export const readSpamMarks = (bytes: Uint8Array): SpamMarks =>
  spamMarksIn(readFields(bytes.subarray(0, headerLength(bytes)), SPAM_FIELDS))

function scoreIn(fields: HeaderFields): number | null {
  for (const [field, form] of SCORES) {
    const points = form.exec(fields.get(field) ?? '')?.[1]
    if (points !== undefined) return Number(points)
  }
  const level = fields.get(LEVEL) ?? ''
  return BAR.test(level) ? level.length : null
}
