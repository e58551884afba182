import { parseBody } from '../command.ts'
import type { Command } from '../command.ts'
import { TRANSACTION } from '../session-state.ts'

/** TOP: the header, the empty line and the first `lines` lines of the body (RFC 1939 section 7). */
export function top(number: number, lines: number): Command<Uint8Array<ArrayBuffer>> {
  return {
    verb: 'TOP',
    args: [String(number), String(lines)],
    states: TRANSACTION,
    body: 'messageOctets',
    parse: parseBody,
  }
}
