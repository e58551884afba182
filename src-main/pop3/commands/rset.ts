import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { TRANSACTION } from '../session-state.ts'

/** RSET: takes back every DELE of this session (RFC 1939 section 5). */
export function rset(): Command<void> {
  return { verb: 'RSET', args: [], states: TRANSACTION, parse: parseNothing }
}
