import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { junkScore, type TokenCount } from '../../../../src-main/store/junk-score.ts'
import { junkTokens } from '../../../../src-main/store/junk-tokens.ts'

const TOTAL = { junk: 100, good: 100 }
const counts = fc.array(fc.record({ junk: fc.nat(100), good: fc.nat(100) }), { maxLength: 300 })

describe('how likely a message is to be junk', () => {
  it('is not known where none of its tokens is', () => {
    expect(junkScore([], TOTAL)).toBe(0.5)
    expect(junkScore([{ junk: 0, good: 0 }], TOTAL)).toBe(0.5)
  })

  it('is next to certain where many tokens say the same, and open where they disagree', () => {
    const of = (times: number, one: TokenCount): TokenCount[] => Array.from({ length: times }, () => one)

    expect(junkScore(of(20, { junk: 30, good: 0 }), TOTAL)).toBeGreaterThan(0.99)
    expect(junkScore(of(20, { junk: 0, good: 30 }), TOTAL)).toBeLessThan(0.01)
    expect(
      junkScore([...of(20, { junk: 30, good: 0 }), ...of(20, { junk: 0, good: 30 })], TOTAL),
    ).toBeCloseTo(0.5, 1)
  })

  it('does not follow one token that was seen once', () => {
    expect(junkScore([{ junk: 1, good: 0 }], TOTAL)).toBeLessThan(0.95)
  })

  it('weighs by how much was learnt of either kind', () => {
    // In each tenth message of either kind: it says nothing.
    expect(junkScore([{ junk: 100, good: 2 }], { junk: 1000, good: 20 })).toBe(0.5)
  })

  it('is between 0 and 1, and the same in any order', () => {
    fc.assert(
      fc.property(counts, (tokens) => {
        const score = junkScore(tokens, TOTAL)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(junkScore(tokens.toReversed(), TOTAL)).toBeCloseTo(score, 9)
      }),
    )
  })
})

describe('the tokens of a message', () => {
  const tokens = (text: string): number[] =>
    junkTokens({ fromName: '', fromAddress: 'a@b.example', subject: '', text })

  it('are the same whatever case, width, points and quotes a word is written in', () => {
    expect(tokens('Prize don’t שָׁלוֹם ＡＢＣ')).toEqual(tokens("PRIZE don't שלום abc"))
  })

  it('tell a word of the subject from one of the text', () => {
    const about = { fromName: '', fromAddress: '', text: '', subject: '' }

    expect(junkTokens({ ...about, subject: 'prize' })).not.toEqual(junkTokens({ ...about, text: 'prize' }))
  })

  it('are pairs of characters where words are not parted', () => {
    expect(tokens('中奖通知')).toEqual(expect.arrayContaining(tokens('中奖')))
  })

  it('are no more than 400 of the longest text', () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `word${String(index)}`).join(' ')

    expect(tokens(text)).toHaveLength(400)
  })
})
