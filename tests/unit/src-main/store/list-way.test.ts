import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wayTo, type ListMark } from '../../../../src-main/store/list-way.ts'

const mark = (index: number): ListMark => ({ index, date: 1000 - index, id: index })

describe('the way to a page of a list', () => {
  it('leads from the nearer end', () => {
    expect(wayTo({ offset: 100, limit: 50 }, 1_000_000, [])).toEqual({
      from: null,
      isBackwards: false,
      skip: 100,
      limit: 50,
    })
    expect(wayTo({ offset: 999_900, limit: 50 }, 1_000_000, [])).toMatchObject({
      from: null,
      isBackwards: true,
      skip: 50,
    })
  })

  it('leads from a row nearby whose place is known', () => {
    const marks = [mark(400_000), mark(500_049), mark(500_100)]

    expect(wayTo({ offset: 500_050, limit: 50 }, 1_000_000, marks)).toMatchObject({
      from: { index: 500_049 },
      isBackwards: false,
      skip: 1,
    })
    expect(wayTo({ offset: 499_950, limit: 50 }, 1_000_000, marks)).toMatchObject({
      from: { index: 500_049 },
      isBackwards: true,
      skip: 50,
    })
  })

  it('leads to the same rows, whatever is known', () => {
    const indexes = fc.nat({ max: 60 })
    fc.assert(
      fc.property(indexes, indexes, indexes, fc.array(indexes), (total, offset, limit, known) => {
        const list = Array.from({ length: total }, (_, index) => index)
        const {
          from,
          isBackwards,
          skip,
          limit: length,
        } = wayTo({ offset, limit }, total, known.filter((index) => index < total).map(mark))

        const ordered = isBackwards ? [...list].reverse() : list
        const start = from ? ordered.indexOf(from.index) : 0
        const rows = ordered.slice(start + skip, start + skip + length)
        expect(isBackwards ? rows.reverse() : rows).toEqual(list.slice(offset, offset + limit))
      }),
    )
  })
})
