import type { Command } from '../command.ts'
import { TRANSACTION } from '../session-state.ts'

/** RETR: the whole message (RFC 1939 section 5). */
export function retr(number: number, onOctets?: (octets: number) => void): Command<Uint8Array<ArrayBuffer>> {
  return {
    verb: 'RETR',
    args: [String(number)],
    states: TRANSACTION,
    body: 'messageOctets',
    isMail: true,
    onOctets,
    parse: ({ body }) => body,
  }
}
