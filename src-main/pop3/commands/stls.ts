import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { AUTHORIZATION } from '../session-state.ts'

/** STLS: TLS begins right after the +OK (RFC 2595 section 4). */
export function stls(): Command<void> {
  return { verb: 'STLS', args: [], states: AUTHORIZATION, parse: parseNothing }
}
