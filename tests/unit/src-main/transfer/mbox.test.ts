import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readMbox } from '../../../../src-main/transfer/mbox-read.ts'
import { mboxEntry } from '../../../../src-main/transfer/mbox-write.ts'

const MBOX_CORPUS = fileURLToPath(new URL('../../../../../shared/mail-corpus/mbox/', import.meta.url))

// eslint-disable-next-line @typescript-eslint/require-await -- a stream, as of a file
async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function read(bytes: Buffer, size = 64 * 1024, maxOctets = 1_000_000): Promise<(string | null)[]> {
  const messages: (string | null)[] = []
  for await (const message of readMbox(chunksOf(bytes, size), maxOctets)) {
    messages.push(message.bytes?.toString('latin1') ?? null)
  }
  return messages
}
const written = (messages: readonly string[]): Buffer =>
  Buffer.concat(messages.flatMap((text) => mboxEntry(Buffer.from(text, 'latin1'), 1_700_000_000_000)))

const FROM_LINE = 'From mboxrd@restante.invalid Tue Nov 14 22:13:20 2023\n'

describe('an mbox file', () => {
  it('marks lines that would begin a message, those that are marked already too', () => {
    expect(written(['a\nFrom b\n>From c\n >From d\n']).toString()).toBe(
      `${FROM_LINE}a\n>From b\n>>From c\n >From d\n\n`,
    )
  })

  const piece = fc.constantFrom(
    'From ',
    '>',
    '\n',
    '\r\n',
    'From a@b Sat Nov 28 15:10:14 2026',
    FROM_LINE,
    'x',
    '',
    '\0',
    '\xff',
  )
  const message = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

  it('gives every message back to the byte, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { maxLength: 6 }),
        fc.integer({ min: 1, max: 80 }),
        async (messages, size) => {
          expect(await read(written(messages), size)).toEqual(messages)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('of others is split at From_ lines after an empty line, and at nothing that only looks so', async () => {
    const others = Buffer.from(
      [
        'From anna@example.org Sat Nov 28 15:10:14 2026',
        'Subject: one',
        '',
        'From here on it is text.',
        '',
        'From the sea, and no time is said',
        'From boris@example.org Sat Nov 28 15:10:15 2026',
        '>From the desk of',
        '',
        'From vera@example.org Sat, 28 Nov 2026 15:10:16 +0000',
        'Subject: two',
        '',
        'the end',
      ].join('\n'),
    )

    expect(await read(others, 7)).toEqual([
      'Subject: one\n\nFrom here on it is text.\n\nFrom the sea, and no time is said\n' +
        'From boris@example.org Sat Nov 28 15:10:15 2026\nFrom the desk of\n',
      'Subject: two\n\nthe end',
    ])
  })

  it('of others keeps its last line end, and with CRLF its own ones', async () => {
    expect(await read(Buffer.from('From a 10:00 2026\nS: x\n\nbody\n'))).toEqual(['S: x\n\nbody\n'])
    expect(
      await read(
        Buffer.from('From a 10:00 2026\r\nS: x\r\n\r\nbody\r\n\r\nFrom a 10:00 2026\r\nS: y\r\n\r\n\r\n'),
      ),
    ).toEqual(['S: x\r\n\r\nbody\r\n', 'S: y\r\n\r\n'])
  })

  it('holds no message in memory that is too large, and goes on behind it', async () => {
    const messages = await read(written(['a'.repeat(5000), 'small\n']), 512, 1000)

    expect(messages).toEqual([null, 'small\n'])
  })

  it('with one endless line is read in pieces', async () => {
    const line = 'x'.repeat(300_000)

    expect(await read(written([line, `${line}${FROM_LINE}`, 'b\n']))).toEqual([
      line,
      `${line}${FROM_LINE}`,
      'b\n',
    ])
  })

  it.each(readdirSync(MBOX_CORPUS).filter((name) => name.endsWith('.mbox')))(
    'of the corpus is taken apart: %s',
    async (name) => {
      const bytes = readFileSync(MBOX_CORPUS + name)
      const messages = await read(bytes, 1000, bytes.length)

      expect(messages.length).toBeGreaterThan(0)
      expect(messages.every((text) => text !== null && /^[!-9;-~]+:/m.test(text))).toBe(true)
    },
  )
})
