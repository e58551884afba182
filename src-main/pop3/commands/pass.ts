import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { AUTHORIZATION } from '../session-state.ts'

/** PASS: the password, spaces and all, after USER (RFC 1939 section 7). */
export function pass(password: string): Command<void> {
  return { verb: 'PASS', args: [{ secret: password }], states: AUTHORIZATION, parse: parseNothing }
}
