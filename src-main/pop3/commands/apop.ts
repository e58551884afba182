import { createHash } from 'node:crypto'
import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { AUTHORIZATION } from '../session-state.ts'

/** A msg-id of printable ASCII. A server that chooses other octets can work out the password (CVE-2007-1558). */
const TIMESTAMP = /<[!-;=?A-~]+@[!-;=?A-~]+>/

/**
 * The timestamp of a greeting that offers APOP, angle brackets included; undefined when there is no valid one
 * (RFC 1939 section 7).
 */
export function apopTimestamp(greeting: string): string | undefined {
  const [timestamp] = TIMESTAMP.exec(greeting) ?? []
  return timestamp?.split('@').length === 2 ? timestamp : undefined
}

/** APOP: name, and the MD5 of timestamp and password (RFC 1939 section 7). */
export function apop(name: string, password: string, timestamp: string): Command<void> {
  const digest = createHash('md5').update(`${timestamp}${password}`).digest('hex')
  return {
    verb: 'APOP',
    args: [name, { secret: digest }],
    states: AUTHORIZATION,
    secrets: [password],
    parse: parseNothing,
  }
}
