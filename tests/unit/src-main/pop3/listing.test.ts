import { describe, expect, it } from 'vitest'
import { parseNumber, splitLines } from '../../../../src-main/pop3/listing.ts'

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'))

describe('a number', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s is read', (text, number) => {
    expect(parseNumber(text, 'STAT')).toBe(number)
  })

  it.each(['', ' 1', '+1', '-1', '1.0', '1e3', '0x1', '9007199254740992', '٣', undefined])(
    '%j is none',
    (text) => {
      expect(() => parseNumber(text, 'STAT')).toThrow('STAT: not a number')
    },
  )
})

describe('the lines of a listing', () => {
  it('end in CRLF or LF and keep every other octet', () => {
    expect(splitLines(bytes('1 a\r\n2 \xff\0\r\n'))).toEqual(['1 a', '2 \xff\0'])
    expect(splitLines(bytes('1 a\n2 b\n'))).toEqual(['1 a', '2 b'])
    expect(splitLines(bytes(''))).toEqual([])
  })
})
