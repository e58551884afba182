import type { Command } from '../command.ts'
import { parseNumber } from '../listing.ts'
import { TRANSACTION } from '../session-state.ts'

/** LAST: the highest message number ever retrieved, 0 for none (RFC 1460 section 5; RFC 1725 took it out). */
export function last(): Command<number> {
  return {
    verb: 'LAST',
    args: [],
    states: TRANSACTION,
    parse: ({ text }) => parseNumber(text.split(/\s+/)[0], 'LAST'),
  }
}
