import { describe, expect, it } from 'vitest'
import { decodeWords } from '../../../../src-main/mime/encoded-words.ts'

const raw = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1')

describe('encoded words', () => {
  it.each([
    ['=?utf-8?Q?caf=C3=A9_ol=C3=A9?=', 'café olé'],
    ['=?UTF-8?B?w7xtbMOkdXQ=?=', 'ümläut'],
    ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['=?iso-2022-jp?B?GyRCRnxLXDhsGyhC?=', '日本語'],
    ['=?windows-1255?Q?=F9=EC=E5=ED?=', 'שלום'],
    ['Re: =?utf-8?q?=E2=9C=93?= done', 'Re: ✓ done'],
    ['=?us-ascii*en-us?Q?language_tag?=', 'language tag'],
  ])('are decoded: %s', (word, text) => {
    expect(decodeWords(word)).toBe(text)
  })

  it('lose the white space between them, and only that', () => {
    expect(decodeWords('=?utf-8?q?a?= =?utf-8?q?b?= c =?utf-8?q?d?=')).toBe('ab c d')
  })

  it('may cut a character in two', () => {
    expect(decodeWords('=?utf-8?Q?=E2=9C?= =?utf-8?Q?=93?=')).toBe('✓')
  })

  it.each([
    ['glued to other text', 'x=?utf-8?q?y?=z', 'xyz'],
    ['with blanks inside', '=?utf-8?q?two words?=', 'two words'],
    ['with padding in the middle', '=?utf-8?B?YQ==Yg==?=', 'ab'],
    ['of an unknown charset', '=?x-nowhere?q?plain?=', 'plain'],
    ['without an end', '=?utf-8?q?open', '=?utf-8?q?open'],
    ['with an unknown encoding', '=?utf-8?x?text?=', '=?utf-8?x?text?='],
  ])('are read in broken forms: %s', (_, word, text) => {
    expect(decodeWords(word)).toBe(text)
  })

  it('leave raw 8-bit text beside them readable', () => {
    expect(decodeWords(`${raw('c3a9')} =?utf-8?q?=C3=A9?=`)).toBe('é é')
  })

  it('take linear time where none of them ends', () => {
    expect(decodeWords('=?a?q?x '.repeat(20_000))).toHaveLength(160_000)
  })
})
