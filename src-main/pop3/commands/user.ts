import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { AUTHORIZATION } from '../session-state.ts'

/** USER: names the maildrop (RFC 1939 section 7). +OK does not mean that it exists. */
export function user(name: string): Command<void> {
  return { verb: 'USER', args: [name], states: AUTHORIZATION, parse: parseNothing }
}
