import type { Command } from '../command.ts'
import { parseNumber } from '../listing.ts'
import { TRANSACTION } from '../session-state.ts'

export interface MaildropSize {
  /** Messages not marked as deleted. */
  count: number
  octets: number
}

/** STAT: number and size of the messages (RFC 1939 section 5). */
export function stat(): Command<MaildropSize> {
  return {
    verb: 'STAT',
    args: [],
    states: TRANSACTION,
    parse({ text }) {
      const [count, octets] = text.split(/\s+/)
      return { count: parseNumber(count, 'STAT'), octets: parseNumber(octets, 'STAT') }
    },
  }
}
