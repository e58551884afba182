import { octetCursor } from './octet-cursor.ts'
import type { OctetCursor } from './octet-cursor.ts'

/** Values of MAPI properties by their id ([MS-OXTNEF] section 2.1.3.4); only the first value of each, as its octets. */
export type MapiProperties = Map<number, { type: number; value: Buffer }>

/** Octets of the values that are not counted, each filled up to four ([MS-OXCDATA] section 2.11.1). */
const FIXED: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}
/** Values with a count before them, and a length before each: object, string, Unicode string, binary. */
const COUNTED = new Set([0x0d, 0x1e, 0x1f, 0x102])
const MULTIPLE = 0x1000
/** Ids from here on have a name of their own. */
const FIRST_NAMED = 0x8000

/** Reads a list of properties as far as it makes sense: what comes after a broken one cannot be found. */
export function readMapiProperties(bytes: Uint8Array): MapiProperties {
  const properties: MapiProperties = new Map()
  const cursor = octetCursor(bytes)
  try {
    for (let left = cursor.u32(); left > 0; left--) {
      const [type, id] = [cursor.u16(), cursor.u16()]
      if (id >= FIRST_NAMED) skipName(cursor)
      const value = readValues(cursor, type)
      if (value) properties.set(id, { type: type & ~MULTIPLE, value })
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return properties
}

function skipName(cursor: OctetCursor): void {
  cursor.take(16)
  if (cursor.u32() === 0) cursor.take(4)
  else takePadded(cursor, cursor.u32())
}

/** The first of the values. @throws RangeError for a type nobody knows, since its length is not known either */
function readValues(cursor: OctetCursor, type: number): Buffer | undefined {
  const base = type & ~MULTIPLE
  const fixed = FIXED[base]
  if (fixed === undefined && !COUNTED.has(base)) throw new RangeError(`a property of the type ${base}`)
  const values = type & MULTIPLE || fixed === undefined ? cursor.u32() : 1
  let first: Buffer | undefined
  for (let left = values; left > 0; left--) {
    const value = takePadded(cursor, fixed ?? cursor.u32())
    first ??= value
  }
  return first
}

/** Everything is filled up to four octets; the very last may not be. */
function takePadded(cursor: OctetCursor, octets: number): Buffer {
  const value = cursor.take(octets)
  cursor.take(Math.min((4 - (octets % 4)) % 4, cursor.left))
  return value
}
