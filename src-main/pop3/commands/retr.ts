import { parseBody } from '../command.ts'
import type { Command } from '../command.ts'
import { TRANSACTION } from '../session-state.ts'
import { listOne } from './list.ts'

export interface RetrOptions {
  /** As LIST says. */
  octets?: number | undefined
  onOctets?: ((octets: number) => void) | undefined
}

/** RETR: the whole message (RFC 1939 section 5). */
export function retr(
  number: number,
  { octets, onOctets }: RetrOptions = {},
): Command<Uint8Array<ArrayBuffer>> {
  return {
    verb: 'RETR',
    args: [String(number)],
    states: TRANSACTION,
    body: 'messageOctets',
    isMail: true,
    octets,
    fence: listOne(number),
    onOctets,
    parse: parseBody,
  }
}
