/** Reads little-endian numbers and pieces from bytes, one after the other. Every read past the end throws RangeError. */
export interface OctetCursor {
  readonly left: number
  u8(): number
  u16(): number
  u32(): number
  /** A view, not a copy. */
  take(octets: number): Buffer
}

/** A cursor at the beginning of `bytes`. */
export function octetCursor(bytes: Uint8Array): OctetCursor {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 0
  const take = (octets: number): Buffer => {
    if (octets > buffer.length - offset)
      throw new RangeError(`${octets} octets wanted, ${buffer.length - offset} left`)
    offset += octets
    return buffer.subarray(offset - octets, offset)
  }
  return {
    get left() {
      return buffer.length - offset
    },
    u8: () => take(1).readUInt8(),
    u16: () => take(2).readUInt16LE(),
    u32: () => take(4).readUInt32LE(),
    take,
  }
}
