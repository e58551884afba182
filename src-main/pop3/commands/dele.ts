import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { TRANSACTION } from '../session-state.ts'

/** DELE: marks a message; it goes only when QUIT is answered (RFC 1939 sections 5 and 6). */
export function dele(number: number): Command<void> {
  return { verb: 'DELE', args: [String(number)], states: TRANSACTION, parse: parseNothing }
}
