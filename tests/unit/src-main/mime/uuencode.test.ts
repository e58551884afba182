import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUuencode, takeUuencodedFiles } from '../../../../src-main/mime/uuencode.ts'

/** As the standard has it: 45 octets a line, a grave accent for zero. */
function encode(name: string, bytes: Uint8Array): string {
  const char = (six: number): string => (six === 0 ? '`' : String.fromCharCode(six + 0x20))
  const lines = [`begin 644 ${name}`]
  for (let at = 0; at < bytes.length; at += 45) {
    const row = bytes.subarray(at, at + 45)
    let line = char(row.length)
    for (let i = 0; i < row.length; i += 3) {
      const [a = 0, b = 0, c = 0] = row.subarray(i, i + 3)
      line += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(char).join('')
    }
    lines.push(line)
  }
  return [...lines, '`', 'end', ''].join('\r\n')
}

describe('uuencode', () => {
  it('gives back every file as it was, and the text around it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 100 }), (one, two) => {
        const text = `before\r\n${encode('a b.txt', one)}between\r\n${encode('c.bin', two)}after`

        const taken = takeUuencodedFiles(text)

        expect(taken.text).toBe('before\r\nbetween\r\nafter')
        expect(taken.files).toEqual([
          { name: 'a b.txt', bytes: one },
          { name: 'c.bin', bytes: two },
        ])
        expect(decodeUuencode(encode('a', one))).toEqual(one)
      }),
    )
  })

  it.each([
    ['a sentence that begins like that', 'begin 2026 with a walk\r\nand no more\r\n'],
    ['a file that was cut off', 'begin 644 a.txt\r\n#86)C\r\n'],
    ['lines of something else', 'begin 644 a.txt\r\nplain words, small letters\r\nend\r\n'],
  ])('leaves %s in the text', (_, text) => {
    expect(takeUuencodedFiles(text)).toEqual({ text, files: [] })
  })

  it('reads a line whose trailing spaces were lost', () => {
    const text = 'begin 644 zeros\r\n$    \r\n \r\nend\r\n'.replace('$    ', '$')

    expect(takeUuencodedFiles(text).files).toEqual([{ name: 'zeros', bytes: new Uint8Array(4) }])
  })
})
