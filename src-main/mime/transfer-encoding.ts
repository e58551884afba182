import { decodeUuencode } from './uuencode.ts'

/** Content-Transfer-Encodings that are undone here; mailparser does the others (quoted-printable). */
export type OwnEncoding = 'base64' | 'uuencode'

const OWN: Record<string, OwnEncoding> = {
  base64: 'base64',
  uuencode: 'uuencode',
  'x-uuencode': 'uuencode',
  'x-uue': 'uuencode',
}

/** 1 for the octets that base64 is made of (RFC 2045 section 6.8), but for the padding, which ends it. */
export const IS_BASE64 = new Uint8Array(256)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  IS_BASE64[character.charCodeAt(0)] = 1

/** Which of our decoders a Content-Transfer-Encoding needs, if any. */
export const ownEncoding = (encoding: string): OwnEncoding | null => OWN[encoding] ?? null

/** Undoes a transfer encoding. What does not belong to it is passed over; never throws. */
export function decodeTransfer(bytes: Uint8Array, encoding: OwnEncoding): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return encoding === 'base64' ? fromBase64(text) : decodeUuencode(text)
}

/** RFC 2045 section 6.8: padding ends the data, whatever follows. Hyphens are no data: Node takes them for some. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.indexOf('=')
  const data = padding < 0 ? text : text.slice(0, padding)
  return new Uint8Array(Buffer.from(/[-_]/.test(data) ? data.replace(/[-_]/g, '') : data, 'base64'))
}
