import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandRtf } from '../../../../../src-main/mime/rtf/expand-rtf.ts'
import { readRtf } from '../../../../../src-main/mime/rtf/read-rtf.ts'

const u32 = (value: number): Buffer => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32LE(value)
  return octets
}
const UNCOMPRESSED = 0x414c454d
const COMPRESSED = 0x75465a4c
const stored = (rtf: string, kind = UNCOMPRESSED): Buffer =>
  Buffer.concat([u32(rtf.length + 12), u32(rtf.length), u32(kind), u32(0), Buffer.from(rtf, 'latin1')])

describe('expandRtf', () => {
  it('undoes the example of [MS-OXRTFCP] section 3.1', () => {
    const example =
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865' +
      '6c090020627705b06c647d0a800fa0'

    expect(expandRtf(Buffer.from(example, 'hex'))?.toString('latin1')).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    )
  })

  it('repeats what was written a moment ago, and stops where the stream is cut', () => {
    const example = '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0'

    expect(expandRtf(Buffer.from(example, 'hex'))?.toString('latin1')).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}')
    expect(expandRtf(Buffer.from(example.slice(0, -12), 'hex'))?.toString('latin1')).toMatch(
      /^\{\\rtf1 WXYZ?/,
    )
  })

  it('A7: expands no more than a body shows, whatever the stream claims and repeats', () => {
    const bomb = Buffer.concat([
      u32(0x7fffffff),
      u32(0x7fffffff),
      u32(COMPRESSED),
      u32(0),
      Buffer.alloc(4_000_000, 0xff),
    ])

    expect(expandRtf(bomb)?.length).toBeLessThanOrEqual(512 * 1024)
  })
})

describe('readRtf', () => {
  it('gives the HTML that was put into it', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{\\fonttbl}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 \\'cf\\'f0\\'e8\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}"

    expect(readRtf(stored(rtf))).toEqual({ kind: 'html', text: '<p>При</p>' })
  })

  it('gives the words of what was written as RTF', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset177 David;}}{\\info{\\title no}}\\f0 caf\\'e9\\par {\\f1 \\'f9\\'ec\\'e5\\'ed}\\line\\u8364? {\\*\\unknown no}a\\tab b\\{\\}}"

    expect(readRtf(stored(rtf))).toEqual({ kind: 'text', text: 'café\nשלום\n€ a\tb{}' })
  })

  it('finds nothing in what is no RTF, or holds no words', () => {
    expect(readRtf(Buffer.from('{\\rtf1 hello}'))).toBeNull()
    expect(readRtf(stored('{\\rtf1\\ansi\\par }'))).toBeNull()
  })

  it('A3: reads whatever comes', () => {
    const words = fc.constantFrom(
      '{',
      '}',
      '\\',
      "\\'e",
      '\\u',
      '\\uc9 ',
      '\\bin99 ',
      '\\*',
      '\\fonttbl',
      '\\f1',
      '\\fromhtml1',
      'x',
      '\\htmlrtf',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }), (pieces) => {
        readRtf(stored(`{\\rtf1\\ansi${pieces.join('')}`))
        readRtf(stored(pieces.join(''), COMPRESSED))
      }),
    )
  })

  it('A5: is done with groups without end', () => {
    expect(readRtf(stored(`{\\rtf1 ${'{'.repeat(100_000)}deep`))?.text).toBe('deep')
    expect(readRtf(stored(`{\\rtf1\\fromtext ${'{'.repeat(100_000)}`))).toBeNull()
  })
})
