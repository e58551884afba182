import { decodeTransfer, IS_BASE64 } from './transfer-encoding.ts'
import type { OwnEncoding } from './transfer-encoding.ts'

/** A part that holds no other parts (RFC 2046), its transfer encoding undone. */
export interface Leaf {
  /** Lower case, e.g. `text/html`. */
  mimeType: string
  charset: string
  fileName: string
  disposition: string
  /** Content-ID without angle brackets, or empty. */
  contentId: string
  /** RFC 3676. */
  isFlowed: boolean
  deletesSpaces: boolean
  /** The nearest multipart/alternative around it, by identity; null when there is none. */
  alternative: object | null
  /** Null when `wanted` did not want them. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
  /** Of a file that is decoded each time its `bytes` are asked for: what is known without that. */
  large?: { head: Uint8Array; size: number }
}

/** What is known of a leaf before its bytes. */
export type LeafHead = Omit<Leaf, 'bytes' | 'large'>

const NOTHING = new Uint8Array()
/** Texts and messages are looked into whenever a message is opened. */
const IS_LOOKED_INTO = /^(?:text|message)\//

/**
 * A leaf with its bytes: what it has in `pieces`, out of which the transfer encoding is undone. A large file in base64 is
 * decoded only when its bytes are asked for, and then each time: most are never opened.
 */
export function withBytes(leaf: LeafHead, encoding: OwnEncoding | null, pieces: readonly Uint8Array[]): Leaf {
  const decode = (some: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
    encoding ? decodeTransfer(joined(some), encoding) : joined(some)
  const size = pieces.length > 1 && encoding === 'base64' ? decodedSize(pieces) : null
  if (size === null || IS_LOOKED_INTO.test(leaf.mimeType)) return { ...leaf, bytes: decode(pieces) }
  return {
    ...leaf,
    get bytes() {
      return decode(pieces)
    },
    large: { head: decode(pieces.slice(0, 1)), size },
  }
}

/** The first octets of a leaf: all, or the first few kilobytes of a large one. */
export const headOf = (leaf: Leaf): Uint8Array => leaf.large?.head ?? leaf.bytes ?? NOTHING

/** How many octets a leaf has. */
export const sizeOf = (leaf: Leaf): number => leaf.large?.size ?? leaf.bytes?.length ?? 0

/** How much base64 becomes; null where padding stands before its end, which is not worth a count. */
function decodedSize(pieces: readonly Uint8Array[]): number | null {
  if (pieces.slice(0, -1).some((piece) => piece.includes(PADDING))) return null
  const characters = pieces.reduce((sum, piece) => sum + countData(piece), 0)
  return Math.floor((characters * 3) / 4)
}

const PADDING = 0x3d

function countData(piece: Uint8Array): number {
  const padding = piece.indexOf(PADDING)
  const end = padding < 0 ? piece.length : padding
  let count = 0
  for (let at = 0; at < end; at++) count += IS_BASE64[piece[at] ?? 0] ?? 0
  return count
}

/** The pieces as one, in a buffer of its own. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    all.set(piece, offset)
    offset += piece.length
  }
  return all
}
