import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { AUTHORIZATION } from '../session-state.ts'

/**
 * UTF8: names, passwords and headers may be UTF-8 from now on (RFC 6856 section 2). Some servers wrap or rewrite a
 * message with UTF-8 in its header for a client that did not say this.
 */
export function utf8(): Command<void> {
  return { verb: 'UTF8', args: [], states: AUTHORIZATION, parse: parseNothing }
}
