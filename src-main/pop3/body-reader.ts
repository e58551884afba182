import { Pop3ProtocolError } from './errors.ts'
import type { LineEnding } from './line-reader.ts'
import type { Received } from './received.ts'

const FIRST_CAPACITY = 4096

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
 * Bytes are copied into one growing buffer, so a body that comes in crumbs takes no more memory than another.
 * `read` throws Pop3ProtocolError `limit` when the body is longer than `maxOctets`.
 */
export function createBodyReader(ending: LineEnding, maxOctets: number): BodyReader {
  const lineDot = Buffer.from(`${ending}.`)
  const lineEnd = lineDot.subarray(0, -1)
  let kept = Buffer.allocUnsafeSlow(FIRST_CAPACITY)
  let length = 0

  const keep = (bytes: Buffer, from: number, to: number): void => {
    const needed = length + to - from
    if (needed - lineEnd.length > maxOctets) {
      throw new Pop3ProtocolError('limit', `a body of more than ${maxOctets} octets`)
    }
    if (needed > kept.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, kept.length * 2))
      kept.copy(larger, 0, 0, length)
      kept = larger
    }
    bytes.copy(kept, length, from, to)
    length = needed
  }

  return {
    read(received) {
      const { bytes } = received
      for (;;) {
        const found = bytes.indexOf(lineDot, received.offset)
        const isDecidable = found !== -1 && found + lineDot.length + lineEnd.length <= bytes.length
        if (!isDecidable) {
          const safe = found === -1 ? bytes.length - partOf(lineDot, bytes, received.offset) : found
          keep(bytes, received.offset, safe)
          received.offset = safe
          return false
        }

        const afterDot = found + lineDot.length
        const afterEnd = afterDot + lineEnd.length
        const isTerminator = bytes.compare(lineEnd, 0, lineEnd.length, afterDot, afterEnd) === 0
        keep(bytes, received.offset, found + lineEnd.length)
        received.offset = isTerminator ? afterEnd : afterDot
        if (isTerminator) return true
      }
    },
    get octets() {
      return Math.max(0, length - lineEnd.length)
    },
    take() {
      const body = new Uint8Array(length - lineEnd.length)
      body.set(kept.subarray(lineEnd.length, length))
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
