import type { Address } from '../contract/message.ts'
import { cleanLine } from './clean-line.ts'
import { decodeWords } from './encoded-words.ts'
import { parseAddresses } from './header-addresses.ts'
import { parseDate } from './header-date.ts'
import { headerLength, readAllFields } from './header-fields.ts'
import { MAX_COMPARED_FIELDS } from './limits.ts'
import { SPAM_FIELDS, spamMarksIn, type SpamMarks } from './spam-marks.ts'

/** What a header rule can ask about a message: decoded, each text one line of limited length. */
export interface HeaderFacts extends SpamMarks {
  from: Address[]
  /** To and Cc. */
  recipients: Address[]
  subject: string
  listIds: string[]
  /** Milliseconds since 1970; null when the Date header is missing or unusable. */
  date: number | null
  /** All values of the fields that were asked for, by their names in small letters. */
  fields: ReadonlyMap<string, readonly string[]>
}

const ALWAYS = ['from', 'sender', 'to', 'cc', 'subject', 'list-id', 'date', ...SPAM_FIELDS]

/**
 * Reads the facts from a message or its header block (RFC 5322, RFC 2919). Never throws.
 * @param names further fields that are wanted, in any case.
 */
export function readHeaderFacts(bytes: Uint8Array, names: readonly string[]): HeaderFacts {
  const asked = names.map((name) => name.toLowerCase())
  const all = readAllFields(bytes.subarray(0, headerLength(bytes)), new Set([...ALWAYS, ...asked]))
  const addresses = (name: string): Address[] => (all.get(name) ?? []).flatMap(parseAddresses)
  const texts = (name: string): string[] =>
    (all.get(name) ?? []).slice(0, MAX_COMPARED_FIELDS).map((raw) => cleanLine(decodeWords(raw)))
  const from = addresses('from')
  return {
    from: from.length > 0 ? from : addresses('sender'),
    recipients: [...addresses('to'), ...addresses('cc')],
    subject: texts('subject')[0] ?? '',
    listIds: texts('list-id'),
    date: parseDate(all.get('date')?.[0] ?? ''),
    fields: new Map(asked.map((name) => [name, texts(name)])),
    ...spamMarksIn(new Map([...all].map(([name, values]) => [name, values[0] ?? '']))),
  }
}
