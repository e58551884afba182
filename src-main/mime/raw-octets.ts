import { isUtf8 } from 'node:buffer'
import { decodeText } from './charset.ts'

/** Where a Content-Type stands, with what continues it. */
const CONTENT_TYPE = /^content-type:[^\n]{0,2000}(?:\n[ \t][^\n]{0,2000}){0,20}/im
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i

/**
 * Writes what is no ASCII in header fields as UTF-8. Mail has it there raw, which only UTF-8 may be (RFC 6532); most of what
 * is not is in the character set that the header's own Content-Type names for the text below.
 * @param header the header, each character one octet, as are the fields and what comes of them
 */
export function rawOctetsOf(header: string): (field: string) => string {
  let label: string | undefined
  return (field) => {
    // In encoded words, octets are those of the words (encoded-words.ts).
    // eslint-disable-next-line no-control-regex
    if (!/[^\u0000-\u007f]/.test(field) || field.includes('=?')) return field
    const bytes = Buffer.from(field, 'latin1')
    if (isUtf8(bytes)) return field
    label ??= CHARSET.exec(CONTENT_TYPE.exec(header)?.[0] ?? '')?.[1] ?? ''
    return label === '' ? field : Buffer.from(decodeText(bytes, label)).toString('latin1')
  }
}
