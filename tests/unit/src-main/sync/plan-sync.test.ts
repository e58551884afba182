import { describe, expect, it } from 'vitest'
import type { ListingComparison } from '../../../../src-main/store/ledger-operations.ts'
import { FIRST_LINES } from '../../../../src-main/sync/limits.ts'
import { planHeaders, planMessages } from '../../../../src-main/sync/plan-sync.ts'
import type { ListedMessage } from '../../../../src-main/sync/read-listing.ts'

const listed = (...octets: number[]): ListedMessage[] =>
  octets.map((size, index) => ({ number: index + 1, uid: `uid-${index}`, octets: size, isAmbiguous: false }))
const found = (change: Partial<ListingComparison>): ListingComparison => ({
  unknown: [],
  bare: [],
  header: [],
  part: [],
  download: [],
  doubtful: [],
  ...change,
})
const numbers = (messages: ListedMessage[]): number[] => messages.map(({ number }) => number)

describe('planHeaders', () => {
  it('takes the headers of what is new, newest first', () => {
    const plan = planHeaders(listed(10, 10, 10, 10), found({ unknown: [0, 3], bare: [2] }), Infinity)

    expect(plan.map(({ number, lines }) => [number, lines])).toEqual([
      [4, 0],
      [3, 0],
      [1, 0],
    ])
  })

  it('takes no header a second time', () => {
    expect(planHeaders(listed(10, 10), found({ header: [0], part: [1] }), Infinity)).toEqual([])
  })

  it('takes the first lines with the header of a message too big to be taken whole, unless it was asked for', () => {
    const state = found({ unknown: [0, 1, 2], header: [3], part: [4], download: [2] })

    const plan = planHeaders(listed(100, 101, 500, 500, 500), state, 100)

    expect(plan.map(({ number, lines }) => [number, lines])).toEqual([
      [4, FIRST_LINES],
      [3, 0],
      [2, FIRST_LINES],
      [1, 0],
    ])
  })
})

describe('planMessages', () => {
  it('takes whole what is not here whole, newest first', () => {
    const state = found({ unknown: [0], bare: [3], header: [1], part: [2] })

    expect(numbers(planMessages(listed(10, 10, 10, 10), state, Infinity))).toEqual([4, 3, 2, 1])
  })

  it('leaves the rest of a big message there, until it is asked for or the limit is raised', () => {
    const state = found({ header: [0, 1], part: [2, 3], download: [3] })

    expect(numbers(planMessages(listed(100, 101, 101, 101), state, 100))).toEqual([4, 1])
    expect(numbers(planMessages(listed(100, 101, 101, 101), state, 101))).toEqual([4, 3, 2, 1])
  })

  it('takes a big message whole of which TOP gave nothing: there is no other way to see it', () => {
    expect(numbers(planMessages(listed(500), found({ unknown: [0] }), 100))).toEqual([1])
  })
})
