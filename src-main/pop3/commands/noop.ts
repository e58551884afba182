import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { TRANSACTION } from '../session-state.ts'

/** NOOP: keeps an idle session alive (RFC 1939 section 5). */
export function noop(): Command<void> {
  return { verb: 'NOOP', args: [], states: TRANSACTION, parse: parseNothing }
}
