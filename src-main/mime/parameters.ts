import { decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'

/** Parameters of one field that are read. */
const MAX_PARAMETERS = 500

interface Segment {
  place: number
  /** Percent-encoded (RFC 2231 section 4). */
  isExtended: boolean
  value: string
}

/**
 * A parameter of a Content-Type or Content-Disposition field, decoded: plain, with encoded words (which RFC 2047
 * forbids there and mail has), or by RFC 2231, whole or in pieces, some of them encoded and some not. Empty when there
 * is none.
 * @param raw the field, unfolded, each character one octet.
 */
export function readParameter(raw: string, name: string): string {
  const segments: Segment[] = []
  let plain = ''
  for (const [key, value] of parameters(raw)) {
    if (key === name) plain ||= value
    const piece = /^\*(\d{0,4})(\*?)$/.exec(key.startsWith(name) ? key.slice(name.length) : '')
    if (!piece) continue
    // `name*` alone is encoded and whole.
    const isExtended = piece[2] === '*' || piece[1] === ''
    segments.push({ place: Number(piece[1] ?? 0), isExtended, value })
  }
  return segments.length > 0 ? joinSegments(segments) : decodeWords(plain)
}

function joinSegments(segments: Segment[]): string {
  segments.sort((a, b) => a.place - b.place)
  if (!segments.some(({ isExtended }) => isExtended)) {
    return decodeWords(segments.map(({ value }) => value).join(''))
  }
  let charset = ''
  const octets = segments.map(({ isExtended, value }, index) => {
    const head = isExtended && index === 0 ? /^([^']{0,60})'[^']{0,60}'/.exec(value) : null
    if (head) charset = head[1] ?? ''
    const rest = value.slice(head?.[0].length ?? 0)
    return isExtended ? percentDecoded(rest) : rest
  })
  return decodeText(Buffer.from(octets.join(''), 'latin1'), charset)
}

const percentDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** `; name=value` pairs, names in small letters. What is quoted may hold anything; what is not ends at a semicolon. */
function* parameters(raw: string): Generator<[name: string, value: string]> {
  let at = raw.indexOf(';') + 1
  for (let count = 0; at > 0 && at < raw.length && count < MAX_PARAMETERS; count++) {
    const equals = raw.indexOf('=', at)
    if (equals < 0) return
    const { value, end } = readValue(raw, equals + 1)
    // After a key without a value, the last one before the sign is meant.
    const name = raw.slice(at, equals).split(';').at(-1) ?? ''
    yield [name.trim().toLowerCase(), value]
    at = end + 1
  }
}

function readValue(raw: string, start: number): { value: string; end: number } {
  let value = ''
  let isQuoted = false
  // Blanks within quotes belong to the value, those around it do not.
  let kept = 0
  let end = start
  for (; end < raw.length && (isQuoted || raw[end] !== ';'); end++) {
    const char = raw[end] ?? ''
    if (char === '"') {
      isQuoted = !isQuoted
      continue
    }
    if (!isQuoted && /\s/.test(char) && value === '') continue
    // Only what needs it is escaped by everybody; a lone backslash is a Windows path.
    value += char === '\\' && /["\\]/.test(raw[end + 1] ?? '') ? (raw[++end] ?? '') : char
    if (isQuoted || !/\s/.test(char)) kept = value.length
  }
  return { value: value.slice(0, kept), end }
}
