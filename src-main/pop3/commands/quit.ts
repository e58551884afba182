import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { ANY_STATE } from '../session-state.ts'

/** QUIT: the end; after login the marked messages are removed before it is answered (RFC 1939 section 6). */
export function quit(): Command<void> {
  return { verb: 'QUIT', args: [], states: ANY_STATE, patience: 'quitMillis', parse: parseNothing }
}
