import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortInSlices } from '../../../../src-main/server-desk/sort-in-slices.ts'

describe('sortInSlices', () => {
  it('sorts as the engine does, and as stably, however many there are', async () => {
    const item = fc.record({ key: fc.integer({ min: 0, max: 20 }), name: fc.string({ maxLength: 3 }) })
    const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key

    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 50 }),
        fc.integer({ min: 1, max: 100 }),
        async (few, times) => {
          const items = Array.from({ length: times }, () => few).flat()

          expect(await sortInSlices(items, compare)).toEqual(items.toSorted(compare))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('leaves the given ones as they were', async () => {
    const items = [3, 1, 2]

    expect(await sortInSlices(items, (a, b) => a - b)).toEqual([1, 2, 3])
    expect(items).toEqual([3, 1, 2])
  })
})
