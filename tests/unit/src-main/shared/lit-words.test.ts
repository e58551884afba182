import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { litWords } from '../../../../src-main/shared/lit-words.ts'

const lit = (text: string, ...words: string[]) =>
  litWords(text, words).map(([from, to]) => text.slice(from, to))

describe('litWords', () => {
  it.each([
    ['the beginning of words, in any case', 'Invoice, reinvoiced INVOICES', ['invo'], ['Invo', 'INVO']],
    ['letters with their accents', 'Crème brûlée', ['creme', 'BRU'], ['Crème', 'brû']],
    ['Cyrillic, yo or ye apart', 'Счёт за свет', ['счет'], ['Счёт']],
    ['Hebrew with its points', 'שָׁלוֹם עולם', ['שלום'], ['שָׁלוֹם']],
    ['characters inside a sentence', '来週の会議は東京', ['会議'], ['会議']],
    ['each word of a phrase', 'words apart, then two words', ['two words'], ['words', 'two', 'words']],
    ['the parts of an address', 'vera@example.org', ['vera@example'], ['vera', 'example']],
    ['nothing for nothing', 'text', ['', '…'], []],
  ])('lights %s', (_, text, words, stretches) => {
    expect(lit(text, ...words)).toEqual(stretches)
  })

  it('gives stretches that are in order, apart, and inside the text', () => {
    const unit = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(unit, fc.array(unit, { maxLength: 4 }), (text, words) => {
        const ends = litWords(text, [...words, text.slice(2, 6)]).flat()
        return ends.every((end, at) => end <= text.length && (at === 0 || end >= ends[at - 1]!))
      }),
    )
  })
})
