import { Pop3CommandError, Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import { readLine } from './line-reader.ts'
import type { Received } from './received.ts'
import { cleanServerText, parseReply } from './reply.ts'
import type { Transcript } from './transcript.ts'

const MINUS = 0x2d

/** What ends a session in which bytes came though no reply was due. */
export const unasked = (): Pop3ProtocolError =>
  new Pop3ProtocolError('broken', 'bytes that nothing asked for')

/** Whether what comes next may be why the server hangs up. */
export const beginsFarewell = (received: Received): boolean => received.bytes[received.offset] === MINUS

/**
 * Servers that log an idle session out say why, though RFC 1939 section 3 has them do it in silence. Any other bytes
 * that nothing asked for end it as broken.
 *
 * @returns false while the rest of the line has yet to come
 * @throws Pop3TransportError `lost`, whose cause is what the server said; Pop3ProtocolError `broken`
 */
export function hearFarewell(received: Received, maxOctets: number, transcript: Transcript): boolean {
  if (!beginsFarewell(received)) throw unasked()
  const line = readLine(received, maxOctets)
  if (!line) return false
  const { text, responseCode } = parseReply(line.text)
  const farewell = new Pop3CommandError('logout', cleanServerText(text), responseCode)
  transcript.add('received', `-ERR ${farewell.serverText}`.trimEnd(), { octets: line.octets })
  throw new Pop3TransportError('read', 'lost', farewell)
}
