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

/**
 * Reads the body of a multi-line reply (RFC 1939 section 3): up to the line with a lone dot, dots unstuffed,
 * otherwise byte for byte, the last line's ending included.
 *
 * `received` must stand on the ending of the status line, so that the first line is like all others: it begins
 * after a line ending. Only `ending`, that of the status line, counts as a line ending. A server that writes
 * CRLF may pass on a message with a bare LF, a dot and a bare LF, which is not the end of it.
 *
 * What comes in one piece is copied once, into the body itself. What does not is gathered in one growing buffer, so
 * that a body in crumbs takes no more memory than another.
 * `read` throws Pop3ProtocolError `limit` when the body is longer than `maxOctets`.
 */
export function createBodyReader(ending: LineEnding, maxOctets: number): BodyReader {
  const lineDot = Buffer.from(`${ending}.`)
  const lineEnd = lineDot.subarray(0, -1)
  /** What earlier reads left, and what this one found: between two pieces there was a dot to take out. */
  let kept = Buffer.alloc(0)
  let pieces: Buffer[] = []
  let length = 0

  const add = (piece: Buffer): void => {
    length += piece.length
    if (length - lineEnd.length > maxOctets) {
      throw new Pop3ProtocolError('limit', `a body of more than ${maxOctets} octets`)
    }
    pieces.push(piece)
  }

  /** Copies the pieces, which are views of what was received, to where they stay. */
  const gather = (): void => {
    let end = length - pieces.reduce((sum, piece) => sum + piece.length, 0)
    if (length > kept.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, kept.length * 2))
      kept.copy(larger, 0, 0, end)
      kept = larger
    }
    for (const piece of pieces) end += piece.copy(kept, end)
    pieces = []
  }

  return {
    read(received) {
      const { bytes } = received
      for (;;) {
        const found = bytes.indexOf(lineDot, received.offset)
        const isDecidable = found !== -1 && found + lineDot.length + lineEnd.length <= bytes.length
        if (!isDecidable) {
          const safe = found === -1 ? bytes.length - partOf(lineDot, bytes, received.offset) : found
          add(bytes.subarray(received.offset, safe))
          gather()
          received.offset = safe
          return false
        }

        const afterDot = found + lineDot.length
        const afterEnd = afterDot + lineEnd.length
        const isTerminator = bytes.compare(lineEnd, 0, lineEnd.length, afterDot, afterEnd) === 0
        add(bytes.subarray(received.offset, found + lineEnd.length))
        received.offset = isTerminator ? afterEnd : afterDot
        if (isTerminator) return true
      }
    },
    get octets() {
      return Math.max(0, length - lineEnd.length)
    },
    take() {
      if (kept.length > 0) gather()
      const whole = kept.length > 0 ? [kept.subarray(0, length)] : pieces
      const body = new Uint8Array(Buffer.allocUnsafeSlow(length - lineEnd.length).buffer)
      let end = -lineEnd.length
      for (const piece of whole) {
        body.set(end < 0 ? piece.subarray(lineEnd.length) : piece, Math.max(end, 0))
        end += piece.length
      }
      return body
    },
  }
}

/** How many octets at the end of `bytes` (not before `from`) may be the beginning of `pattern`. */
function partOf(pattern: Buffer, bytes: Buffer, from: number): number {
  for (let octets = Math.min(pattern.length - 1, bytes.length - from); octets > 0; octets--) {
    if (bytes.subarray(bytes.length - octets).equals(pattern.subarray(0, octets))) return octets
  }
  return 0
}
