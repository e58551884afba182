import { describe, expect, it } from 'vitest'
import { createTranscript } from '../../../../src-main/pop3/transcript.ts'

const bodyOf = (text: string): { octets: number; bytes: Uint8Array } => {
  const bytes = Buffer.from(text)
  return { octets: bytes.length, bytes }
}

describe('a transcript', () => {
  it('keeps the last lines, oldest first, under the numbers they had', () => {
    const transcript = createTranscript(3)
    for (const text of ['a', 'b', 'c', 'd']) transcript.add('sent', text)

    expect(transcript.lines().map(({ text, number }) => [number, text])).toEqual([
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
    expect(transcript.lines(3).map(({ text }) => text)).toEqual(['d'])
  })

  it('tells of each line and of the end, until asked to stop', () => {
    const transcript = createTranscript()
    const heard: (number | undefined)[] = []
    const stop = transcript.onChange(() => heard.push(transcript.lines().at(-1)?.number))

    transcript.add('received', '+OK')
    transcript.end()
    stop()
    transcript.add('note', 'over')

    expect(heard).toEqual([1, 1])
  })

  it('is over when it ended, and not when another session goes on in it', () => {
    const transcript = createTranscript()
    expect(transcript.endedAt).toBeNull()
    transcript.end()
    expect(transcript.endedAt).toBeGreaterThan(0)
    transcript.add('note', 'connecting')
    expect(transcript.endedAt).toBeNull()
  })

  it('cuts long lines', () => {
    const transcript = createTranscript()
    transcript.add('received', 'x'.repeat(10_000))

    expect(transcript.lines()[0]?.text).toHaveLength(600)
  })

  it('keeps the body of a listing, and of a message only its size', () => {
    const transcript = createTranscript()
    transcript.add('received', '+OK', { octets: 5, body: bodyOf('1 120\r\n2 \u202e\u001b[2J99\r\n') })
    transcript.add('received', '+OK', { octets: 5, body: { octets: 12_345, bytes: null } })

    expect(transcript.lines().map(({ octets, body }) => [octets, body])).toEqual([
      [5, { octets: 20, text: '1 120\n2   [2J99\n', isCut: false }],
      [5, { octets: 12_345, text: null, isCut: false }],
    ])
  })

  it('keeps the beginning of a long body, and lets the oldest bodies go when there are many', () => {
    const transcript = createTranscript()
    const long = bodyOf('a line of a body\r\n'.repeat(5_000))
    for (let count = 0; count < 20; count++) transcript.add('received', '+OK', { body: long })

    const bodies = transcript.lines().map(({ body }) => body)
    expect(bodies.at(-1)).toMatchObject({ octets: 90_000, isCut: true })
    const kept = bodies.filter((body) => body?.text != null)
    expect(kept).toEqual(bodies.slice(-kept.length))
    expect(kept).toHaveLength(16)
    expect(bodies[0]).toEqual({ octets: 90_000, text: null, isCut: false })
  })

  it('still counts its bodies right when lines with bodies are overwritten', () => {
    const transcript = createTranscript(2)
    const long = bodyOf('x'.repeat(65_536))
    for (let count = 0; count < 100; count++) transcript.add('received', '+OK', { body: long })

    expect(transcript.lines().map(({ body }) => body?.text?.length)).toEqual([65_536, 65_536])
  })
})
