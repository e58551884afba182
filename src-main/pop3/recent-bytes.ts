/** Bytes of which only the most recent are kept, in one piece of memory. */
export interface RecentBytes {
  /** Copies `bytes`, which must fit. @returns where they are */
  keep(bytes: Uint8Array): number
  /** Those that are at `place`; null when newer ones have taken their room. */
  read(place: number, length: number): Uint8Array | null
}

/** Room for `size` bytes, taken as it is needed. */
export function createRecentBytes(size: number): RecentBytes {
  let room = new Uint8Array()
  /** All that were ever kept, and what was left out so that none go over the edge. */
  let end = 0

  const grow = (needed: number): void => {
    const larger = new Uint8Array(Math.min(size, Math.max(needed, room.length * 2)))
    larger.set(room)
    room = larger
  }

  return {
    keep(bytes) {
      const left = size - (end % size)
      if (bytes.length > left) end += left
      const place = end
      const start = place % size
      if (start + bytes.length > room.length) grow(start + bytes.length)
      room.set(bytes, start)
      end += bytes.length
      return place
    },
    read(place, length) {
      if (place < end - size) return null
      return room.subarray(place % size, (place % size) + length)
    },
  }
}
