import { describe, expect, it } from 'vitest'
import { readParameter } from '../../../../src-main/mime/parameters.ts'

const octets = (text: string): string => Buffer.from(text).toString('latin1')

describe('readParameter', () => {
  it.each([
    ['plain', 'attachment; filename=a.pdf', 'a.pdf'],
    [
      'quoted, with what separates elsewhere',
      'attachment; filename="a;b=c \\"d\\" .pdf "; size=1',
      'a;b=c "d" .pdf ',
    ],
    ['a Windows path', 'attachment; filename="C:\\temp\\a.pdf"', 'C:\\temp\\a.pdf'],
    [
      'encoded words, against RFC 2047',
      'attachment; filename="=?utf-8?Q?caf=C3=A9?= =?utf-8?Q?.pdf?="',
      'café.pdf',
    ],
    ['raw 8-bit', octets('attachment; filename="שלום.pdf"'), 'שלום.pdf'],
    ['RFC 2231, whole', "attachment; filename*=koi8-r'ru'%F0%D2%C9.txt", 'При.txt'],
    [
      'RFC 2231 in pieces, out of order',
      'attachment; filename*1="two.txt"; filename*0="one "',
      'one two.txt',
    ],
    [
      'a piece that is not encoded keeps its percent signs',
      'attachment; filename*0*=iso-8859-1\'\'caf%E9; filename*1="%41.txt"',
      'café%41.txt',
    ],
    [
      'a character cut between two pieces',
      "attachment; filename*0*=utf-8''%D7; filename*1*=%A9.txt",
      'ש.txt',
    ],
    [
      'the encoded one before the plain one',
      "attachment; filename=x.txt; filename*=utf-8''%D7%A9.txt",
      'ש.txt',
    ],
    [
      'pieces with encoded words, against both',
      'attachment; filename*0="=?utf-8?B?15nX"; filename*1="qQ==?=.txt"',
      'יש.txt',
    ],
    ['no charset named', "attachment; filename*=''%D7%A9.txt", 'ש.txt'],
    ['an unknown charset', "attachment; filename*=x-none''a%20b.txt", 'a b.txt'],
    ['a key without a value before it', 'attachment; inline; filename=a.txt', 'a.txt'],
    ['quotes that are never closed', 'attachment; filename="a.txt', 'a.txt'],
    ['another parameter that begins alike', 'attachment; filenames=a.txt', ''],
    ['nothing', 'attachment', ''],
  ])('reads a name: %s', (_, raw, name) => {
    expect(readParameter(raw, 'filename')).toBe(name)
  })

  it('takes no longer for many parameters', () => {
    expect(readParameter(`a${';b=c'.repeat(100_000)};filename=x`, 'filename')).toBe('')
  })
})
