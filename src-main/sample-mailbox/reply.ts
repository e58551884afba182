const CRLF = '\r\n'
const LINE_START_DOT = '\r\n.'

/** A positive one-line reply (RFC 1939 section 3). */
export const ok = (text: string): Buffer => Buffer.from(`+OK ${text}${CRLF}`, 'latin1')

/** A refusal. `text` may begin with a response code in brackets (RFC 2449 section 8). */
export const err = (text: string): Buffer => Buffer.from(`-ERR ${text}${CRLF}`, 'latin1')

/** A positive reply followed by `lines` and the lone dot that ends them (RFC 1939 section 3). */
export const okLines = (text: string, lines: readonly string[]): Buffer =>
  okBytes(text, Buffer.from(lines.map((line) => line + CRLF).join(''), 'latin1'))

/** A positive reply followed by `content`, dots stuffed, and the lone dot that ends it. */
export function okBytes(text: string, content: Uint8Array): Buffer {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const isComplete = bytes.length === 0 || bytes.subarray(-2).equals(Buffer.from(CRLF))
  return Buffer.concat([
    ok(text),
    ...stuffDots(bytes),
    Buffer.from(isComplete ? `.${CRLF}` : `${CRLF}.${CRLF}`),
  ])
}

/** The bytes in pieces, with one more dot before each line that begins with one. */
function stuffDots(bytes: Buffer): Buffer[] {
  const dot = Buffer.from('.')
  const pieces: Buffer[] = bytes.subarray(0, 1).equals(dot) ? [dot] : []
  let start = 0
  for (let at = bytes.indexOf(LINE_START_DOT); at >= 0; at = bytes.indexOf(LINE_START_DOT, start)) {
    const lineStart = at + CRLF.length
    pieces.push(bytes.subarray(start, lineStart), dot)
    start = lineStart
  }
  pieces.push(bytes.subarray(start))
  return pieces
}
