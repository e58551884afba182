import type { Command } from '../command.ts'
import { splitLines } from '../listing.ts'
import { AUTHORIZATION } from '../session-state.ts'

/**
 * AUTH alone: the SASL mechanisms, one a line. No RFC has it (RFC 5034 section 6 puts them into CAPA); servers older
 * than CAPA answer it.
 */
export function authList(): Command<string[]> {
  return {
    verb: 'AUTH',
    args: [],
    states: AUTHORIZATION,
    body: 'listOctets',
    parse: ({ body }) => splitLines(body).map((line) => line.trim().toUpperCase()),
  }
}
