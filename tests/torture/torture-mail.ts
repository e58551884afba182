import { createHash } from 'node:crypto'
import { generateMail } from '../servers/generate-mail.ts'
import type { Delivered } from './find-violations.ts'

export interface TortureMessage extends Delivered {
  bytes: Buffer
}

const MANY = 1e9
/** Every so many messages one is odd. */
const ODD_EVERY = 20

/** Mail of all sizes without end, no two messages the same; the same seed gives the same mail. */
export function* tortureMail(seed: number): Generator<TortureMessage, never> {
  let index = 0
  for (const { bytes } of generateMail({ count: MANY, sizeMix: 'desktop', seed })) {
    yield describe(index % ODD_EVERY === 7 ? oddMessage(index) : bytes)
    index++
  }
  throw new Error('mail without end has ended')
}

function describe(bytes: Buffer): TortureMessage {
  const messageId = /^Message-ID: <([^>]+)>/m.exec(bytes.toString('latin1'))?.[1]
  if (messageId === undefined) throw new Error('a message without a Message-ID')
  return { bytes, messageId, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** What a body can be that a line-based protocol may stumble over; bare CR, LF and NUL no server gives back. */
const ODD_BODIES: readonly (() => string)[] = [
  () => '',
  () => '.\r\n',
  () => '..\r\n.\r\n...\r\n\r\n.\r\n',
  () => '.\r\n'.repeat(40_000),
  () => '\r\n'.repeat(3_000),
  () => `${'x'.repeat(60_000)}\r\n`,
  () => `+OK\r\n-ERR\r\n${'é\u0001\u007f '.repeat(900)}\r\n`,
  () => `.${'0123456789abcdef'.repeat(4)}\r\n`.repeat(90_000),
]

function oddMessage(index: number): Buffer {
  const body = ODD_BODIES[Math.floor(index / ODD_EVERY) % ODD_BODIES.length]?.() ?? ''
  const headers = [`Subject: odd ${index}`, `Message-ID: <${index}.odd@mail.example>`]
  return Buffer.from([...headers, '', body].join('\r\n'))
}
