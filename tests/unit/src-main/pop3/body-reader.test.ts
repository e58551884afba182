import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBodyReader } from '../../../../src-main/pop3/body-reader.ts'
import type { LineEnding } from '../../../../src-main/pop3/line-reader.ts'
import { append, createReceived } from '../../../../src-main/pop3/received.ts'

const TAIL = '+OK the next reply'

/** What a server puts on the line, from the ending of the status line to the terminator. */
function onTheLine(lines: string[], ending: LineEnding): string {
  const stuffed = lines.map((line) => (line.startsWith('.') ? `.${line}` : line) + ending)
  return `${ending}${stuffed.join('')}.${ending}`
}

/** Feeds octets cut at these places. Returns the body and what was left unread, or undefined if there is no end. */
function read(
  octets: string,
  cuts: number[],
  ending: LineEnding,
  maxOctets = 1e6,
): [string, string] | undefined {
  const whole = Buffer.from(octets, 'latin1')
  const places = [...new Set([...cuts.map((cut) => cut % whole.length), whole.length])].sort((a, b) => a - b)
  const received = createReceived()
  const reader = createBodyReader(ending, maxOctets)
  let isComplete = false
  let from = 0
  for (const to of places) {
    append(received, whole.subarray(from, to))
    isComplete ||= reader.read(received)
    from = to
  }
  if (!isComplete) return undefined
  const rest = received.bytes.subarray(received.offset).toString('latin1')
  return [Buffer.from(reader.take()).toString('latin1'), rest]
}

const everyByte = (octets: string): number[] => [...Array(octets.length).keys()]
const cuts = fc.array(fc.nat(), { maxLength: 30 })
/** Lines of the octets that matter, and of a few others. */
const linesFor = (ending: LineEnding): fc.Arbitrary<string[]> => {
  const octet = fc.constantFrom('.', '..', '\r', '\n', 'a', '\0', '\xff', ' ')
  const line = fc.array(octet, { maxLength: 6 }).map((octets) => octets.join(''))
  return fc.array(
    line.filter((text) => !text.includes(ending)),
    { maxLength: 12 },
  )
}

describe.each<LineEnding>(['\r\n', '\n'])('a body with lines ended by %j', (ending) => {
  it('comes back byte for byte, however it is cut', () => {
    fc.assert(
      fc.property(linesFor(ending), cuts, (lines, at) => {
        const octets = onTheLine(lines, ending)
        const body = lines.map((line) => line + ending).join('')
        expect(read(octets + TAIL, at, ending)).toEqual([body, TAIL])
        expect(read(octets + TAIL, everyByte(octets), ending)).toEqual([body, TAIL])
      }),
    )
  })

  it('is never complete before its terminator', () => {
    fc.assert(
      fc.property(linesFor(ending), cuts, fc.nat(), (lines, at, missing) => {
        const octets = onTheLine(lines, ending)
        const part = octets.slice(0, octets.length - 1 - (missing % octets.length))
        expect(read(part, at, ending)).toBeUndefined()
      }),
    )
  })
})

describe('a body', () => {
  it.each([
    ['is empty', '\r\n.\r\n', ''],
    ['holds one empty line', '\r\n\r\n.\r\n', '\r\n'],
    ['begins with a dot', '\r\n..\r\n.\r\n', '.\r\n'],
    ['keeps a dot that the server forgot to stuff off', '\r\n.x\r\n.\r\n', 'x\r\n'],
    ['has dots inside its lines', '\r\na.\r\nb.c\r\n.\r\n', 'a.\r\nb.c\r\n'],
    ['holds a dot between bare LFs', '\r\na\n.\nb\r\n.\r\n', 'a\n.\nb\r\n'],
    ['holds a dot between bare CRs', '\r\na\r.\rb\r\n.\r\n', 'a\r.\rb\r\n'],
    ['holds CR CR LF', '\r\na\r\r\n.\r\n', 'a\r\r\n'],
  ])('%s', (_, octets, body) => {
    expect(read(octets, [], '\r\n')).toEqual([body, ''])
    expect(read(octets, everyByte(octets), '\r\n')).toEqual([body, ''])
  })

  it('may be as long as the limit, and not an octet longer', () => {
    const octets = onTheLine(['x'.repeat(8)], '\r\n')

    expect(read(octets, everyByte(octets), '\r\n', 10)?.[0]).toHaveLength(10)
    expect(() => read(octets, everyByte(octets), '\r\n', 9)).toThrow('a body of more than 9 octets')
  })

  it('is handed out in an ArrayBuffer of its own size', () => {
    const received = createReceived()
    append(received, Buffer.from('\r\nhello\r\n.\r\n'))
    const reader = createBodyReader('\r\n', 100)
    reader.read(received)

    expect(reader.octets).toBe(7)
    expect(reader.take().buffer.byteLength).toBe(7)
  })
})
