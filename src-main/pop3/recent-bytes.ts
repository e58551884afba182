/** Bytes of which only the most recent are kept, in one piece of memory. */
export interface RecentBytes {
  /** Copies `bytes`, which must fit. @returns where they are */
  keep(bytes: Uint8Array): number
  /** Those that are at `place`; null when newer ones have taken their room. */
  read(place: number, length: number): Uint8Array | null
}

/** Room for `size` bytes, which is not taken before it is needed. */
export function createRecentBytes(size: number): RecentBytes {
  let room: Uint8Array | undefined
  /** All that were ever kept, and what was left out so that none go over the edge. */
  let end = 0

  return {
    keep(bytes) {
      room ??= new Uint8Array(size)
      const left = size - (end % size)
      if (bytes.length > left) end += left
      const place = end
      room.set(bytes, place % size)
      end += bytes.length
      return place
    },
    read(place, length) {
      if (!room || place < end - size) return null
      return room.subarray(place % size, (place % size) + length)
    },
  }
}
