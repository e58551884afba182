import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLine } from '../../../../src-main/pop3/line-reader.ts'
import { append, createReceived, isDrained } from '../../../../src-main/pop3/received.ts'

/** All lines of these chunks, each with its ending. */
function read(chunks: string[], maxOctets = 1000): { lines: string[]; rest: string } {
  const received = createReceived()
  const lines: string[] = []
  for (const chunk of chunks) {
    append(received, Buffer.from(chunk))
    for (let line = readLine(received, maxOctets); line; line = readLine(received, maxOctets)) {
      lines.push(line.text + line.ending)
    }
  }
  return { lines, rest: received.bytes.subarray(received.offset).toString() }
}

describe('lines', () => {
  it('come back whole, however they are cut', () => {
    const parts = fc.constantFrom('a', '\r', '\n', '\r\n', '\0', 'é', '.')
    fc.assert(
      fc.property(fc.array(fc.array(parts), { maxLength: 20 }), (chunks) => {
        const { lines, rest } = read(chunks.map((chunk) => chunk.join('')))
        expect(lines.join('') + rest).toBe(chunks.flat().join(''))
        for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1)
        expect(rest).not.toContain('\n')
      }),
    )
  })

  it('may be as long as the limit, and not an octet longer', () => {
    expect(read(['12345', '678\n'], 8).lines).toEqual(['12345678\n'])
    expect(() => read(['12345', '6789\n'], 8)).toThrow('a line of more than 8 octets')
  })

  it('meet the limit before they end', () => {
    expect(() => read(['123456789'], 8)).toThrow('a line of more than 8 octets')
  })
})

describe('what has been received', () => {
  it('is drained when all of it has been read', () => {
    const received = createReceived()
    expect(isDrained(received)).toBe(true)

    append(received, Buffer.from('+OK\r\n+'))
    readLine(received, 100)
    expect(isDrained(received)).toBe(false)

    append(received, Buffer.from('OK\n'))
    readLine(received, 100)
    expect(isDrained(received)).toBe(true)
  })
})
