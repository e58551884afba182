import type { HeaderField } from '../contract/header-field.ts'
import { cleanLine } from './clean-line.ts'
import { decodeWords } from './encoded-words.ts'
import { headerLength } from './header-fields.ts'
import { MAX_FIELD_LENGTH, MAX_HEADER_OCTETS } from './limits.ts'
import { rawOctetsOf } from './raw-octets.ts'

/**
 * Every header field of a message in its order, unfolded (RFC 5322 section 2.2.3) and decoded (RFC 2047). Lines that
 * are no fields are left out; the source has them.
 */
export function allFields(message: Uint8Array): HeaderField[] {
  const end = Math.min(headerLength(message), MAX_HEADER_OCTETS)
  const text = Buffer.from(message.buffer, message.byteOffset, end).toString('latin1')
  const inUtf8 = rawOctetsOf(text)
  return text
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':')
      if (colon < 1 || colon > 80) return []
      const value = line.slice(colon + 1, colon + 1 + MAX_FIELD_LENGTH).trim()
      return [{ name: line.slice(0, colon).trim(), value: cleanLine(decodeWords(inUtf8(value))) }]
    })
}
