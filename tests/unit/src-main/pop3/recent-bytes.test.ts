import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecentBytes } from '../../../../src-main/pop3/recent-bytes.ts'

const SIZE = 16
const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: SIZE }), { minLength: 1, maxLength: 40 })

describe('recent bytes', () => {
  it('are what was kept, or gone', () => {
    fc.assert(
      fc.property(pieces, (kept) => {
        const recent = createRecentBytes(SIZE)
        const places = kept.map((bytes) => recent.keep(bytes))

        const found = places.map((place, index) => recent.read(place, kept[index]!.length))

        for (const [index, bytes] of found.entries()) if (bytes) expect([...bytes]).toEqual([...kept[index]!])
        expect(found.at(-1)).not.toBeNull()
        expect(found.lastIndexOf(null)).toBeLessThan(found.findIndex((bytes) => bytes !== null))
      }),
    )
  })

  it('are a copy', () => {
    const recent = createRecentBytes(SIZE)
    const bytes = new Uint8Array([1, 2, 3])
    const place = recent.keep(bytes)
    bytes.fill(0)

    expect(recent.read(place, 3)).toEqual(new Uint8Array([1, 2, 3]))
  })
})
