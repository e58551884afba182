import type { Command } from '../command.ts'
import { AUTHORIZATION } from '../session-state.ts'

/** What the server says first (RFC 1939 section 4): read like a reply, though nothing is written. */
export function greeting(): Command<string> {
  return { verb: 'greeting', args: [], states: AUTHORIZATION, parse: ({ text }) => text }
}
