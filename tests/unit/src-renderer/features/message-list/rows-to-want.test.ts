import { describe, expect, it } from 'vitest'
import { rowsToWant } from '../../../../../src-renderer/features/message-list/rows-to-want.ts'

const drawn = (first: number): { first: number; last: number } => ({ first, last: first + 19 })

describe('the rows that a list asks for', () => {
  it('are those beside what is seen', () => {
    expect(rowsToWant(drawn(0), undefined)).toEqual({ first: 0, last: 59 })
    expect(rowsToWant(drawn(500), drawn(500))).toEqual({ first: 460, last: 559 })
  })

  it('lie ahead of whoever flings through it, whichever way', () => {
    expect(rowsToWant(drawn(580), drawn(500))).toEqual({ first: 540, last: 879 })
    expect(rowsToWant(drawn(500), drawn(580))).toEqual({ first: 220, last: 559 })
  })

  it('are around the place of a jump, and nowhere else', () => {
    expect(rowsToWant(drawn(500_000), drawn(500))).toEqual({ first: 499_960, last: 500_059 })
  })
})
