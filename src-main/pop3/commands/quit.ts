import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { ANY_STATE } from '../session-state.ts'

/**
 * QUIT: the end; after login the marked messages are removed before it is answered (RFC 1939 section 6). With marks
 * (`isFinal`) it goes out only when all before it has been answered and nothing came that was not asked for.
 */
export function quit(isFinal: boolean): Command<void> {
  return {
    verb: 'QUIT',
    args: [],
    states: ANY_STATE,
    patience: 'quitMillis',
    isLast: isFinal,
    parse: parseNothing,
  }
}
