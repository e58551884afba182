import type { Command } from '../command.ts'
import { parseNumber, splitLines } from '../listing.ts'
import { TRANSACTION } from '../session-state.ts'

export interface UniqueIdListing {
  number: number
  /**
   * As the server sent it, in Latin-1, spaces around it taken off. Untrusted: it may be empty, occur twice, be of
   * any length and hold any character but a line end.
   */
  uid: string
}

/** UIDL: the unique-id of each message, deleted ones left out (RFC 1939 section 7). */
export function uidl(): Command<UniqueIdListing[]> {
  return {
    verb: 'UIDL',
    args: [],
    states: TRANSACTION,
    body: 'listOctets',
    parse: ({ body }) => splitLines(body).map(parseLine),
  }
}

/** Some servers write +OK before each line, more than one space, or no unique-id at all. */
function parseLine(line: string): UniqueIdListing {
  const [, number, uid] = /^(?:\+OK )? *(\S*) *(.*?) *$/.exec(line) ?? []
  return { number: parseNumber(number, 'UIDL'), uid: uid ?? '' }
}
