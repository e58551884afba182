import type { Command } from '../command.ts'
import { Pop3ProtocolError } from '../errors.ts'
import { parseNumber, splitLines } from '../listing.ts'
import { TRANSACTION } from '../session-state.ts'

export interface ScanListing {
  number: number
  /** As the server says, which may be wrong: a hint, never a length to read. */
  octets: number
}

/** LIST: number and size of each message, deleted ones left out (RFC 1939 section 5). */
export function list(): Command<ScanListing[]> {
  return {
    verb: 'LIST',
    args: [],
    states: TRANSACTION,
    body: 'listOctets',
    parse: ({ body }) => splitLines(body).map(parseLine),
  }
}

/**
 * LIST with a number, asked when a message has come that may not be all of it. Its rest, were it taken for an answer,
 * could not begin with the number.
 * @throws Pop3ProtocolError `unreadable` from its parse, for any other answer
 */
export function listOne(number: number): Command<ScanListing> {
  return {
    verb: 'LIST',
    args: [String(number)],
    states: TRANSACTION,
    parse({ text }) {
      const listing = parseLine(text)
      if (listing.number === number) return listing
      throw new Pop3ProtocolError('unreadable', `not message ${number}: ${text}`, 'LIST')
    },
  }
}

/** Some servers write +OK before each line, or more after the size (RFC 1939 section 5 allows that). */
function parseLine(line: string): ScanListing {
  const [number, octets] = line
    .replace(/^\+OK\s/, '')
    .trim()
    .split(/\s+/)
  return { number: parseNumber(number, 'LIST'), octets: parseNumber(octets, 'LIST') }
}
