import { Pop3ProtocolError } from './errors.ts'
import type { LineEnding } from './line-reader.ts'
import type { Received } from './received.ts'

export interface BodyReader {
  /** Reads on; true once the line with the lone dot has been read, and not a byte beyond it. */
  read(received: Received): boolean
  /** Octets of the body so far, dots unstuffed. */
  readonly octets: number
  /** The body in an ArrayBuffer of its own size that nothing else refers to. */
  take(): Uint8Array<ArrayBuffer>
}

const CR = 0x0d
const LF = 0x0a
/** What a line that may be the last begins with, its ending before it included. */
const LINE_DOT = { '\r\n': Buffer.from('\r\n.'), '\n': Buffer.from('\n.') }

/** A shorter piece is a crumb: it takes more memory to hold than it holds … */
const CRUMB_OCTETS = 1_024
/** … so that so many in a row are put together. */
const MAX_CRUMBS = 1_024

/**
 * The body when all of it is here already and has no dot to take out, as most have: one search and one copy. Else
 * undefined, and nothing is read. `received` and `ending` as below.
 */
export function readBodyAtOnce(
  received: Received,
  ending: LineEnding,
  maxOctets: number,
): Uint8Array<ArrayBuffer> | undefined {
  const { bytes, offset } = received
  const found = bytes.indexOf(LINE_DOT[ending], offset)
  if (found === -1 || found - offset > maxOctets || !isTerminator(bytes, found, ending)) return undefined
  const start = offset + ending.length
  received.offset = found + 2 * ending.length + 1
  return copyOf(bytes, start, found + ending.length)
}

/**
 * Reads the body of a multi-line reply (RFC 1939 section 3): up to the line with a lone dot, dots unstuffed,
 * otherwise byte for byte, the last line's ending included.
 *
 * `received` must stand on the ending of the status line, so that the first line is like all others: it begins
 * after a line ending. Only `ending`, that of the status line, counts as a line ending. A server that writes
 * CRLF may pass on a message with a bare LF, a dot and a bare LF, which is not the end of it.
 *
 * What arrives is held as it came and copied once, into the body.
 * `read` throws Pop3ProtocolError `limit` when the body is longer than `maxOctets`.
 */
export function createBodyReader(ending: LineEnding, maxOctets: number): BodyReader {
  const lineDot = LINE_DOT[ending]
  /** Views of what was received; the first begins with the ending of the status line. */
  const pieces: Buffer[] = []
  let length = -ending.length
  let crumbs = 0

  const add = (piece: Buffer): void => {
    length += piece.length
    if (length > maxOctets) throw new Pop3ProtocolError('limit', `a body of more than ${maxOctets} octets`)
    pieces.push(piece)
    crumbs = piece.length < CRUMB_OCTETS ? crumbs + 1 : 0
    if (crumbs < MAX_CRUMBS) return
    pieces.push(Buffer.concat(pieces.splice(-MAX_CRUMBS)))
    crumbs = 0
  }

  return {
    read(received) {
      const { bytes } = received
      for (;;) {
        const found = bytes.indexOf(lineDot, received.offset)
        const afterDot = found + lineDot.length
        const afterEnd = afterDot + ending.length
        if (found === -1 || afterEnd > bytes.length) {
          const safe = found === -1 ? bytes.length - partOf(lineDot, bytes, received.offset) : found
          if (safe > received.offset) add(bytes.subarray(received.offset, safe))
          received.offset = safe
          return false
        }
        const isOver = isTerminator(bytes, found, ending)
        add(bytes.subarray(received.offset, found + ending.length))
        received.offset = isOver ? afterEnd : afterDot
        if (isOver) return true
      }
    },
    get octets() {
      return Math.max(0, length)
    },
    take() {
      const [only] = pieces
      if (only && pieces.length === 1) return copyOf(only, ending.length, only.length)
      const body = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)
      let end = -ending.length
      for (const piece of pieces) {
        body.set(end < 0 ? piece.subarray(ending.length) : piece, Math.max(end, 0))
        end += piece.length
      }
      return body
    },
  }
}

/** Whether the dot of the line that begins after `at` stands alone. */
function isTerminator(bytes: Buffer, at: number, ending: LineEnding): boolean {
  const afterDot = at + ending.length + 1
  return ending === '\n' ? bytes[afterDot] === LF : bytes[afterDot] === CR && bytes[afterDot + 1] === LF
}

/** A part of what was received, in an ArrayBuffer of its own. */
function copyOf(bytes: Buffer, start: number, end: number): Uint8Array<ArrayBuffer> {
  const { byteOffset } = bytes
  // Nothing that arrives is in shared memory.
  return new Uint8Array((bytes.buffer as ArrayBuffer).slice(byteOffset + start, byteOffset + end))
}

/** How many octets at the end of `bytes` (not before `from`) may be the beginning of `pattern`. */
function partOf(pattern: Buffer, bytes: Buffer, from: number): number {
  for (let octets = Math.min(pattern.length - 1, bytes.length - from); octets > 0; octets--) {
    if (bytes.compare(pattern, 0, octets, bytes.length - octets) === 0) return octets
  }
  return 0
}
