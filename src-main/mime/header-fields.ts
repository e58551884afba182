import { MAX_FIELD_LENGTH, MAX_HEADER_OCTETS } from './limits.ts'
import { rawOctetsOf } from './raw-octets.ts'

/** Fields by their name in small letters; the first of each name, unfolded, each character one octet (raw-octets.ts). */
export type HeaderFields = Map<string, string>

/** A byte order mark in UTF-8, each character one octet: before the header in files that some programs save. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf'
const LF = 0x0a
const CR = 0x0d

/**
 * Where the header block ends: the offset just after the last header line's text, without its line end. The same
 * for a message and for its header alone, whether or not an empty line follows (RFC 5322 section 2.1).
 */
export function headerLength(bytes: Uint8Array): number {
  let lineStart = 0
  for (;;) {
    const lf = bytes.indexOf(LF, lineStart)
    const lineEnd = lf < 0 ? bytes.length : lf
    const isEmpty = lineEnd === lineStart || (lineEnd === lineStart + 1 && bytes[lineStart] === CR)
    if (isEmpty || lf < 0) {
      let end = isEmpty ? lineStart : lineEnd
      while (end > 0 && (bytes[end - 1] === LF || bytes[end - 1] === CR)) end--
      return end
    }
    lineStart = lf + 1
  }
}

/** The header block of a message, copied. */
export const headerOf = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.slice(0, headerLength(bytes))

/**
 * Reads the fields named in `wanted` (small letters) from a header block. Lines that are no fields are passed
 * over; of a block or field beyond its limit the first part is read.
 */
export function readFields(block: Uint8Array, wanted: ReadonlySet<string>): HeaderFields {
  const fields: HeaderFields = new Map()
  for (const [name, value] of eachField(block, wanted)) if (!fields.has(name)) fields.set(name, value)
  return fields
}

/** As `readFields`, but with every field of each name, in order. */
export function readAllFields(block: Uint8Array, wanted: ReadonlySet<string>): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of eachField(block, wanted)) {
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  return fields
}

function* eachField(
  block: Uint8Array,
  wanted: ReadonlySet<string>,
): Generator<readonly [name: string, value: string]> {
  const capped = block.subarray(0, MAX_HEADER_OCTETS)
  const text = Buffer.from(capped.buffer, capped.byteOffset, capped.byteLength).toString('latin1')
  const inUtf8 = rawOctetsOf(text)
  for (let start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0; start < text.length;) {
    const end = fieldEnd(text, start)
    const colon = text.indexOf(':', start)
    if (colon > start && colon < end && colon - start < 80) {
      const name = text.slice(start, colon).trim().toLowerCase()
      if (wanted.has(name)) {
        const value = text.slice(colon + 1, Math.min(end, colon + 1 + MAX_FIELD_LENGTH))
        yield [name, inUtf8(value.replace(/\r?\n/g, '').trim())]
      }
    }
    start = end
  }
}

/** The offset after a field and the lines that continue it (section 2.2.3: they begin with white space). */
function fieldEnd(text: string, start: number): number {
  for (let from = start; ;) {
    const lf = text.indexOf('\n', from)
    if (lf < 0) return text.length
    const next = text[lf + 1]
    if (next !== ' ' && next !== '\t') return lf + 1
    from = lf + 1
  }
}
