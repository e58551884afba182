import { createHash } from 'node:crypto'
import { cleanFileName } from '../../src-main/mime/attachment-name.ts'
import { cleanLine } from '../../src-main/mime/clean-line.ts'
import { decodeText } from '../../src-main/mime/charset.ts'
import { isBody } from '../../src-main/mime/message-bodies.ts'
import { MimeError } from '../../src-main/mime/mime-error.ts'
import { splitMessage } from '../../src-main/mime/split-message.ts'
import type { Leaf } from '../../src-main/mime/leaf.ts'
import { readHeader } from '../../src-main/mime/summarise-header.ts'
import type { Expected } from './records.ts'

export const FIELDS = [
  'subject',
  'from',
  'to',
  'cc',
  'date',
  'message-id',
  'text',
  'has html',
  'html',
  'attachments',
  'attachment names',
  'attachment sizes',
  'attachment SHA-256',
] as const
export type Field = (typeof FIELDS)[number]

/** One field of one message beside what was expected of it. */
export interface Comparison {
  field: Field
  isSame: boolean
  seen: unknown
  expected: unknown
}

/** What we make of a message, in the fields of the expected results. Fields that nothing is expected of are left out. */
export async function compareMessage(
  bytes: Uint8Array<ArrayBuffer>,
  expected: Expected,
): Promise<Comparison[]> {
  const header = readHeader(bytes)
  const leaves = await splitMessage(bytes, () => true).catch((error: unknown) => {
    if (error instanceof MimeError) return []
    throw error
  })
  return [
    ...compareHeader(header, expected),
    ...compareBodies(leaves, expected),
    ...compareParts(leaves, expected),
  ]
}

const collapse = (text: string): string => text.replace(/[\s\0]+/g, ' ').trim()
const line = (text: string | null | undefined): string => cleanLine(text ?? '')
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function compareHeader(header: ReturnType<typeof readHeader>, expected: Expected): Comparison[] {
  const found: Comparison[] = []
  const equal = (field: Field, seen: unknown, want: unknown): void => {
    found.push({ field, isSame: seen === want, seen, expected: want })
  }
  if (expected.subject !== undefined) equal('subject', header.subject, line(expected.subject))
  if (expected.message_id !== undefined) equal('message-id', header.messageId, line(expected.message_id))
  if (expected.date_epoch !== undefined) {
    equal('date', header.date === null ? null : header.date / 1000, expected.date_epoch)
  }
  for (const field of ['from', 'to', 'cc'] as const) {
    const want = expected[field]
    if (!want) continue
    const seen = header[field]
    const isSame =
      seen.length === want.length &&
      want.every(
        ({ name, address }, i) =>
          address === seen[i]?.address && (name === null || line(name) === seen[i].name),
      )
    found.push({ field, isSame, seen, expected: want })
  }
  return found
}

function compareBodies(leaves: Leaf[], expected: Expected): Comparison[] {
  const found: Comparison[] = []
  const bodies = leaves.filter(isBody)
  const begins = (field: Field, mimeType: string, want: string | null): void => {
    const first = bodies.find((leaf) => leaf.mimeType === mimeType)
    const seen = collapse(
      decodeText(first?.bytes ?? new Uint8Array(), first?.charset ?? '', mimeType === 'text/html'),
    )
    const begin = collapse(want ?? '')
    found.push({ field, isSame: seen.startsWith(begin), seen: seen.slice(0, 200), expected: begin })
  }
  if (expected.text_begins !== undefined) begins('text', 'text/plain', expected.text_begins)
  if (expected.html_begins !== undefined) begins('html', 'text/html', expected.html_begins)
  if (expected.has_html !== undefined) {
    const seen = bodies.some((leaf) => leaf.mimeType === 'text/html')
    found.push({ field: 'has html', isSame: seen === expected.has_html, seen, expected: expected.has_html })
  }
  return found
}

/** A size is compared where line ends cannot have changed it: where the hash of the bytes as they are is known, too. */
function compareParts(leaves: Leaf[], { attachments: want }: Expected): Comparison[] {
  if (!want) return []
  // The parsers that were asked take enriched text, which we show, for a file.
  const parts = leaves.filter((leaf) => !isBody(leaf) || leaf.mimeType === 'text/enriched')
  const isCounted = parts.length === want.length
  const bytesOf = (i: number): Uint8Array => parts[i]?.bytes ?? new Uint8Array()
  const compare = (
    field: Field,
    pick: (part: NonNullable<typeof want>[number]) => unknown,
    seen: (i: number) => unknown,
    isSame: (part: NonNullable<typeof want>[number], i: number) => boolean,
  ): Comparison => ({
    field,
    isSame: isCounted && want.every(isSame),
    seen: parts.map((_, i) => seen(i)),
    expected: want.map(pick),
  })
  const hasHash = (part: (typeof want)[number], i: number): boolean =>
    part.sha256 === null ||
    part.sha256 === sha256(bytesOf(i)) ||
    part.sha256_lf === sha256(withLf(bytesOf(i)))
  return [
    {
      field: 'attachments',
      isSame: isCounted,
      seen: parts.map((part) => part.mimeType),
      expected: want.length,
    },
    compare(
      'attachment names',
      ({ filename }) => filename,
      (i) => parts[i]?.fileName,
      ({ filename }, i) =>
        filename === null || cleanFileName(filename) === cleanFileName(parts[i]?.fileName ?? ''),
    ),
    compare(
      'attachment sizes',
      ({ size }) => size,
      (i) => bytesOf(i).length,
      (part, i) =>
        part.size === null ||
        part.size === bytesOf(i).length ||
        (part.sha256_lf !== undefined && hasHash(part, i)),
    ),
    compare(
      'attachment SHA-256',
      ({ sha256: hash }) => hash,
      (i) => sha256(bytesOf(i)),
      hasHash,
    ),
  ]
}

const withLf = (bytes: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
