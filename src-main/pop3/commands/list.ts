import type { Command } from '../command.ts'
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

/** Some servers write +OK before each line, or more after the size (RFC 1939 section 5 allows that). */
function parseLine(line: string): ScanListing {
  const [number, octets] = line
    .replace(/^\+OK\s/, '')
    .trim()
    .split(/\s+/)
  return { number: parseNumber(number, 'LIST'), octets: parseNumber(octets, 'LIST') }
}
