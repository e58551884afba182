import { PHRASES, type Phrases } from './mail-phrases.ts'
import { seededRandom, type SeededRandom } from './seeded-random.ts'

export interface GeneratedMessage {
  /** The whole message with CRLF line ends, dots not stuffed. */
  readonly bytes: Buffer
  readonly subject: string
  readonly attachment?: { readonly name: string; readonly bytes: Buffer }
}

/**
 * `desktop`: what a person's mailbox holds, median 12 kB, mean about 25 kB, some MB at most. `large`: the same with
 * pictures and documents sent around, median 40 kB, mean about 140 kB, up to 12 MB. `small`: 2 kB each.
 */
export type SizeMix = 'desktop' | 'large' | 'small'

export interface MailRecipe {
  readonly count: number
  readonly sizeMix: SizeMix
  /** The same seed makes the same messages. */
  readonly seed?: number
}

/** What an answer names. */
interface Answerable {
  readonly id: string
  readonly references: readonly string[]
  readonly subject: string
  readonly phrases: Phrases
}

interface Part {
  readonly headers: readonly string[]
  readonly body: string
}

/** A log-normal distribution's mean is its median times e^(deviation²/2). */
const DESKTOP = { median: 12_000, deviation: 1.21, largest: 4_000_000 }
const LARGE = { median: 40_000, deviation: 1.6, largest: 12_000_000 }
const SMALLEST = 1_500
const SMALL = 2_000
const FIRST_DATE = Date.UTC(2023, 0, 2, 8)
const STEP = 97 * 60_000
/** Below this a message is plain text, above the second one it carries a file: one in five of a desktop's. */
const PLAIN_UP_TO = 6_000
const ALTERNATIVE_UP_TO = 33_000
/** So many messages are answers, each to one of the last few. */
const ANSWERS = 0.4
const ANSWERED = 40

/** Makes mail, one message after the other: plain text, HTML alternatives and attachments in several languages. */
export function* generateMail({ count, sizeMix, seed = 1 }: MailRecipe): Generator<GeneratedMessage> {
  const random = seededRandom(seed)
  const noise = Buffer.from(Uint8Array.from({ length: 1 << 20 }, () => random.below(256)))
  const recent: Answerable[] = []
  for (let index = 0; index < count; index++) {
    const size = sizeMix === 'small' ? SMALL : someSize(random, sizeMix === 'large' ? LARGE : DESKTOP)
    const letter = someLetter(index, recent, random)
    recent.push(letter)
    if (recent.length > ANSWERED) recent.shift()
    yield generateMessage(index, letter, size, random, noise)
  }
}

function someLetter(index: number, recent: readonly Answerable[], random: SeededRandom): Answerable {
  const id = `<${index}.${token(random, 16)}@mail.example>`
  if (recent.length > 0 && random.unit() < ANSWERS) {
    const { id: parent, references, subject, phrases } = random.pick(recent)
    return {
      id,
      references: [...references, parent].slice(-10),
      subject: `Re: ${subject.replace(/^Re: /, '')}`,
      phrases,
    }
  }
  const phrases = random.pick(PHRASES)
  return { id, references: [], subject: `${random.pick(phrases.subjects)} (${index + 1})`, phrases }
}

function someSize(random: SeededRandom, { median, deviation, largest }: typeof DESKTOP): number {
  const size = Math.round(median * Math.exp(deviation * random.normal()))
  return Math.min(largest, Math.max(SMALLEST, size))
}

function generateMessage(
  index: number,
  letter: Answerable,
  size: number,
  random: SeededRandom,
  noise: Buffer,
): GeneratedMessage {
  const { phrases, subject } = letter
  const envelope = headers(index, letter, random)
  const finish = (part: Part): Buffer =>
    Buffer.from([...envelope, ...part.headers, '', part.body].join('\r\n'), 'utf8')

  if (size <= PLAIN_UP_TO) return { bytes: finish(plainPart(phrases, size - 900, random)), subject }
  if (size <= ALTERNATIVE_UP_TO) return { bytes: finish(alternative(phrases, size - 1_300, random)), subject }

  const text = alternative(phrases, PLAIN_UP_TO, random)
  // Base64 with its line ends takes 78 octets for 57.
  const length = Math.floor(((size - PLAIN_UP_TO - 1_500) * 57) / 78)
  const attachment = { name: `${phrases.fileName} ${index + 1}.bin`, bytes: slice(noise, length, random) }
  return { bytes: finish(multipart('mixed', [text, filePart(attachment)], index)), subject, attachment }
}

function headers(
  index: number,
  { id, references, subject, phrases }: Answerable,
  random: SeededRandom,
): string[] {
  const date = new Date(FIRST_DATE + index * STEP).toUTCString().replace('GMT', '+0000')
  const sender = random.pick(phrases.senders)
  const address = `sender${random.below(60)}@mail.example`
  return [
    `Return-Path: <${address}>`,
    `Received: from relay.mail.example (relay.mail.example [192.0.2.${random.below(255)}])`,
    `\tby mx.example.net with ESMTPS id ${token(random, 12)}; ${date}`,
    `Date: ${date}`,
    `From: ${encodedWord(sender)} <${address}>`,
    'To: reader@example.net',
    `Subject: ${encodedWord(subject)}`,
    `Message-ID: ${id}`,
    ...(references.length > 0
      ? [`In-Reply-To: ${references.at(-1) ?? ''}`, `References: ${references.join('\r\n ')}`]
      : []),
    'MIME-Version: 1.0',
  ]
}

function plainPart(phrases: Phrases, length: number, random: SeededRandom): Part {
  const headers = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit']
  return { headers, body: text(phrases, length, random) }
}

function alternative(phrases: Phrases, length: number, random: SeededRandom): Part {
  // The HTML is base64, a third longer than what it says.
  const plain = plainPart(phrases, length * 0.3, random)
  const paragraphs = text(phrases, length * 0.48, random).split('\r\n\r\n')
  const html = `<html><body style="font-family: sans-serif">${paragraphs.map((p) => `<p>${p}</p>`).join('\r\n')}</body></html>`
  const htmlPart: Part = {
    headers: ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64'],
    body: base64Lines(Buffer.from(html, 'utf8')),
  }
  return multipart('alternative', [plain, htmlPart], random.below(1e9))
}

function filePart({ name, bytes }: { name: string; bytes: Buffer }): Part {
  return {
    headers: [
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
      'Content-Transfer-Encoding: base64',
    ],
    body: base64Lines(bytes),
  }
}

function multipart(kind: 'alternative' | 'mixed', parts: readonly Part[], id: number): Part {
  const boundary = `=_${kind}_${id}`
  const pieces = parts.map((part) => `--${boundary}\r\n${[...part.headers, '', part.body].join('\r\n')}\r\n`)
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: `${pieces.join('')}--${boundary}--\r\n`,
  }
}

/** Paragraphs of about this many octets; now and then a line starts with a dot, which POP3 must stuff. */
function text(phrases: Phrases, octets: number, random: SeededRandom): string {
  const lines: string[] = []
  let length = 0
  while (length < octets || lines.length === 0) {
    const roll = random.unit()
    const line = `${roll < 0.02 ? '.' : ''}${random.pick(phrases.sentences)}`
    lines.push(line)
    length += Buffer.byteLength(line) + 2
    if (roll > 0.8) lines.push('')
  }
  return `${lines.join('\r\n')}\r\n`
}

const base64Lines = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n')

/** RFC 2047 section 2, in pieces that keep within 75 characters and never split a character. */
function encodedWord(words: string): string {
  if (/^[\x20-\x7e]*$/.test(words)) return words
  const pieces = ['']
  for (const character of Array.from(words)) {
    const longer = `${pieces.at(-1) ?? ''}${character}`
    if (Buffer.byteLength(longer) > 45) pieces.push(character)
    else pieces[pieces.length - 1] = longer
  }
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ')
}

function slice(noise: Buffer, length: number, random: SeededRandom): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += noise.length) noise.copy(bytes, at, random.below(noise.length >> 1))
  return bytes
}

function token(random: SeededRandom, length: number): string {
  return Array.from({ length }, () => random.below(36).toString(36)).join('')
}
