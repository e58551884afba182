import { headerLength, readFields } from '../mime/header-fields.ts'

/** Fields of which a message has at least one (RFC 5322 section 3.6). */
const USUAL = new Set([
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'received',
  'return-path',
  'mime-version',
  'content-type',
])

/** Whether it begins as a message does: with a header that has one of the usual fields. */
export const looksLikeMail = (bytes: Uint8Array): boolean =>
  readFields(bytes.subarray(0, headerLength(bytes)), USUAL).size > 0

/** The boundary parameter, quoted or not (RFC 2045 section 5.1). */
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i

/**
 * Whether the end of it is missing: its parts are separated, and the line that closes the last one never comes (RFC 2046
 * section 5.1.1). A file that was cut off in other ways cannot be told from a whole one.
 */
export function looksCutOff(bytes: Uint8Array): boolean {
  const length = headerLength(bytes)
  const type = readFields(bytes.subarray(0, length), new Set(['content-type'])).get('content-type') ?? ''
  if (!/^\s*multipart\//i.test(type)) return false
  const found = BOUNDARY.exec(type)
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) return false
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + length, bytes.byteLength - length)
  return !body.includes(Buffer.from(`--${boundary}--`, 'latin1'))
}
