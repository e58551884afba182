import { Pop3ProtocolError } from './errors.ts'
import type { Received } from './received.ts'

const LF = 0x0a
const CR = 0x0d

/** How a line ended. RFC 1939 wants CRLF; some servers send LF alone. */
export type LineEnding = '\r\n' | '\n'

export interface Line {
  /** Read as UTF-8 (RFC 6856 section 3), without its ending. */
  text: string
  ending: LineEnding
  /** Ending included. */
  octets: number
}

/**
 * Takes one line from `received`; undefined while its end has not arrived.
 * @throws Pop3ProtocolError `limit` when it is longer than `maxOctets`, ended or not.
 */
export function readLine(received: Received, maxOctets: number): Line | undefined {
  const { bytes, offset } = received
  const end = bytes.indexOf(LF, offset)
  const octets = (end === -1 ? bytes.length : end) - offset
  if (octets > maxOctets) throw new Pop3ProtocolError('limit', `a line of more than ${maxOctets} octets`)
  if (end === -1) return undefined

  received.offset = end + 1
  const isCrLf = end > offset && bytes[end - 1] === CR
  const text = bytes.toString('utf8', offset, isCrLf ? end - 1 : end)
  return { text, ending: isCrLf ? '\r\n' : '\n', octets: octets + 1 }
}
