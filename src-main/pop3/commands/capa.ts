import { parseCapabilities } from '../capabilities.ts'
import type { Capabilities } from '../capabilities.ts'
import type { Command } from '../command.ts'
import { splitLines } from '../listing.ts'
import { ANY_STATE } from '../session-state.ts'

/** CAPA: what the server can do (RFC 2449 section 5). The answer differs before and after STLS and login. */
export function capa(): Command<Capabilities> {
  return {
    verb: 'CAPA',
    args: [],
    states: ANY_STATE,
    body: 'listOctets',
    parse: ({ body }) => parseCapabilities(splitLines(body)),
  }
}
