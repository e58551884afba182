/** Content-Transfer-Encodings that are undone here; mailparser does the others (quoted-printable). */
export type OwnEncoding = 'base64' | 'uuencode'

const OWN: Record<string, OwnEncoding> = {
  base64: 'base64',
  uuencode: 'uuencode',
  'x-uuencode': 'uuencode',
  'x-uue': 'uuencode',
}

/** Which of our decoders a Content-Transfer-Encoding needs, if any. */
export const ownEncoding = (encoding: string): OwnEncoding | null => OWN[encoding] ?? null

/** Undoes a transfer encoding. What does not belong to it is passed over; never throws. */
export function decodeTransfer(bytes: Uint8Array, encoding: OwnEncoding): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return encoding === 'base64' ? fromBase64(text) : fromUuencode(text)
}

/** RFC 2045 section 6.8: padding ends the data, whatever follows. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.indexOf('=')
  return new Uint8Array(Buffer.from(padding < 0 ? text : text.slice(0, padding), 'base64'))
}

/** Lines between `begin` and `end`: a character for the length, then four for every three octets. */
function fromUuencode(text: string): Uint8Array<ArrayBuffer> {
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line))
  const octets: number[] = []
  for (const line of lines.slice(first + 1)) {
    if (line === 'end') break
    const length = six(line, 0)
    if (line === '' || length === 0) continue
    const decoded: number[] = []
    for (let i = 1; decoded.length < length; i += 4) {
      const [a, b, c, d] = [six(line, i), six(line, i + 1), six(line, i + 2), six(line, i + 3)]
      decoded.push(((a << 2) | (b >> 4)) & 0xff, ((b << 4) | (c >> 2)) & 0xff, ((c << 6) | d) & 0xff)
    }
    for (const octet of decoded.slice(0, length)) octets.push(octet)
  }
  return Uint8Array.from(octets)
}

/** Six bits; a line whose trailing spaces were lost counts as if it had them. */
const six = (line: string, index: number): number =>
  index < line.length ? (line.charCodeAt(index) - 0x20) & 0x3f : 0
