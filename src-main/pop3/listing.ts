import { Pop3ProtocolError } from './errors.ts'
import { cleanServerText } from './reply.ts'

/**
 * Reads a number as servers must write it: decimal digits alone.
 * @throws Pop3ProtocolError `unreadable` for anything else, and for what a double cannot hold exactly.
 */
export function parseNumber(text: string | undefined, verb: string): number {
  const number = /^\d{1,16}$/.test(text ?? '') ? Number(text) : NaN
  if (Number.isSafeInteger(number)) return number
  throw new Pop3ProtocolError('unreadable', `not a number: ${cleanServerText(text ?? '')}`, verb)
}

/**
 * The lines of a LIST, UIDL or CAPA body, endings taken off. Bytes become the characters of the same number
 * (Latin-1), so that a unique-id outside ASCII survives as it is.
 */
export function splitLines(body: Uint8Array<ArrayBuffer>): string[] {
  const lines = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}
