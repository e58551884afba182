import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { generateMail } from '../servers/generate-mail.ts'

describe('generated mail', () => {
  it('is the same for the same seed and differs for another', () => {
    const make = (seed: number): string[] =>
      [...generateMail({ count: 5, sizeMix: 'desktop', seed })].map(({ bytes }) => bytes.toString('latin1'))

    expect(make(7)).toEqual(make(7))
    expect(make(7)).not.toEqual(make(8))
  })

  it('has the sizes of a desktop mailbox', () => {
    const sizes = [...generateMail({ count: 2_000, sizeMix: 'desktop' })].map(({ bytes }) => bytes.length)
    const sorted = sizes.sort((a, b) => a - b)
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length

    expect(sorted[1_000]).toBeGreaterThan(10_000)
    expect(sorted[1_000]).toBeLessThan(14_000)
    expect(mean).toBeGreaterThan(20_000)
    expect(mean).toBeLessThan(30_000)
    expect(sorted.at(-1)).toBeGreaterThan(300_000)
  })

  it('has CRLF line ends only and lines SMTP allows', () => {
    const text = [...generateMail({ count: 200, sizeMix: 'desktop' })]
      .map(({ bytes }) => bytes.toString('latin1'))
      .join('')

    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThan(998)
    expect(text).toContain('\r\n.')
  })

  it('has conversations, and a file with one message of five', async () => {
    const messages = [...generateMail({ count: 1_000, sizeMix: 'desktop' })]
    const known = new Set<string>()
    let answers = 0
    for (const { bytes } of messages.slice(0, 200)) {
      const { messageId, inReplyTo, references } = await simpleParser(bytes)
      if (inReplyTo !== undefined) {
        answers++
        expect(known.has(inReplyTo)).toBe(true)
        expect([references].flat()).toContain(inReplyTo)
      }
      known.add(messageId ?? '')
    }

    expect(answers).toBeGreaterThan(50)
    expect(answers).toBeLessThan(110)
    const withFile = messages.filter(({ attachment }) => attachment !== undefined).length
    expect(withFile).toBeGreaterThan(160)
    expect(withFile).toBeLessThan(240)
  })

  it('is read by a parser as what it was made of', async () => {
    const messages = [...generateMail({ count: 60, sizeMix: 'desktop' })]
    const withFile = messages.filter(({ attachment }) => attachment !== undefined)

    for (const { bytes, subject } of messages) expect((await simpleParser(bytes)).subject).toBe(subject)
    expect(withFile.length).toBeGreaterThan(0)
    for (const { bytes, attachment } of withFile) {
      const [file] = (await simpleParser(bytes)).attachments
      expect(file?.filename).toBe(attachment?.name)
      expect(file?.content.equals(attachment!.bytes)).toBe(true)
    }
  })
})
