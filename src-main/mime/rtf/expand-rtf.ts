import { MAX_RTF_OCTETS } from '../limits.ts'
import { octetCursor } from '../octet-cursor.ts'

const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
const DICTIONARY_OCTETS = 4096
/** What every dictionary begins with ([MS-OXRTFCP] section 2.1.2.1). */
const BEGINNING =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

/**
 * Undoes the compression of RTF in MAPI ([MS-OXRTFCP]), as far as it is whole and up to as much as is read.
 * Null for what is none. Written here since what there is on npm trusts the length that the stream claims.
 */
export function expandRtf(bytes: Uint8Array): Buffer | null {
  if (bytes.length < 16) return null
  const cursor = octetCursor(bytes)
  cursor.take(8)
  const kind = cursor.u32()
  cursor.take(4)
  if (kind === UNCOMPRESSED) return cursor.take(Math.min(cursor.left, MAX_RTF_OCTETS))
  return kind === COMPRESSED ? expand(cursor) : null
}

function expand(cursor: ReturnType<typeof octetCursor>): Buffer {
  const dictionary = Buffer.alloc(DICTIONARY_OCTETS, ' ')
  let end = dictionary.write(BEGINNING, 'latin1')
  const expanded = Buffer.alloc(MAX_RTF_OCTETS)
  let length = 0
  const put = (octet: number): void => {
    expanded[length++] = octet
    dictionary[end] = octet
    end = (end + 1) % DICTIONARY_OCTETS
  }
  try {
    // A reference holds up to 17 octets.
    while (length < MAX_RTF_OCTETS - 8 * 17) {
      const flags = cursor.u8()
      for (let bit = 0; bit < 8; bit++) {
        if ((flags & (1 << bit)) === 0) {
          put(cursor.u8())
          continue
        }
        const reference = (cursor.u8() << 8) | cursor.u8()
        const from = reference >> 4
        if (from === end) return expanded.subarray(0, length)
        for (let i = 0; i < (reference & 15) + 2; i++) put(dictionary[(from + i) % DICTIONARY_OCTETS] ?? 0)
      }
    }
  } catch (error) {
    // Cut off: what came before is worth having.
    if (!(error instanceof RangeError)) throw error
  }
  return expanded.subarray(0, length)
}
