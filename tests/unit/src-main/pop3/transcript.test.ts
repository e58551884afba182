import { describe, expect, it } from 'vitest'
import { createTranscript } from '../../../../src-main/pop3/transcript.ts'

describe('a transcript', () => {
  it('keeps the last lines, oldest first', () => {
    const transcript = createTranscript(3)
    for (const text of ['a', 'b', 'c', 'd']) transcript.add('sent', text)

    expect(transcript.lines().map(({ text }) => text)).toEqual(['b', 'c', 'd'])
  })

  it('tells of each line until asked to stop', () => {
    const transcript = createTranscript()
    const heard: string[] = []
    const stop = transcript.onLine(({ direction, text }) => heard.push(`${direction} ${text}`))

    transcript.add('received', '+OK')
    stop()
    transcript.add('note', 'over')

    expect(heard).toEqual(['received +OK'])
  })

  it('cuts long lines', () => {
    const transcript = createTranscript()
    transcript.add('received', 'x'.repeat(10_000))

    expect(transcript.lines()[0]?.text).toHaveLength(600)
  })
})
