import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cleanFileName } from '../../src-main/mime/attachment-name.ts'
import { cleanLine } from '../../src-main/mime/clean-line.ts'
import { decodeText } from '../../src-main/mime/charset.ts'
import { MimeError } from '../../src-main/mime/mime-error.ts'
import { isBody } from '../../src-main/mime/message-bodies.ts'
import { takeApart } from '../../src-main/mime/open-message.ts'
import { sanitizeHtml } from '../../src-main/mime/sanitize-html.ts'
import { splitMessage } from '../../src-main/mime/split-message.ts'
import { readHeader } from '../../src-main/mime/summarise-header.ts'

const corpus = fileURLToPath(new URL('../../../shared/mail-corpus/', import.meta.url))

interface ExpectedAddress {
  name: string | null
  address: string
}
interface Expected {
  subject?: string | null
  from?: ExpectedAddress[]
  to?: ExpectedAddress[]
  cc?: ExpectedAddress[]
  date_epoch?: number | null
  message_id?: string | null
  text_begins?: string | null
  has_html?: boolean
  html_begins?: string | null
  attachments?: {
    filename: string | null
    size: number | null
    sha256: string | null
    sha256_lf?: string
  }[]
}

/** Agreement with careful parsers, in percent, that may not get worse. */
const FLOORS: Record<keyof Expected, number> = {
  subject: 99,
  from: 99,
  to: 99,
  cc: 99,
  date_epoch: 99,
  message_id: 99,
  text_begins: 99,
  has_html: 99,
  html_begins: 99,
  attachments: 99,
}

/** The message as a server would send it: without the `From ` line of an mbox. */
function readMessage(file: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(corpus + file)
  const isMbox = bytes.subarray(0, 5).toString('latin1') === 'From '
  return new Uint8Array(isMbox ? bytes.subarray(bytes.indexOf('\n') + 1) : bytes)
}

const records = (): [string, Expected][] =>
  readdirSync(`${corpus}expected`).flatMap((name) => {
    const all = JSON.parse(readFileSync(`${corpus}expected/${name}`, 'utf8')) as Record<
      string,
      { expected?: Expected }
    >
    return Object.entries(all).flatMap(([file, { expected }]): [string, Expected][] =>
      expected && file.endsWith('.eml') && existsSync(corpus + file) ? [[file, expected]] : [],
    )
  })

const allMessages = (): string[] =>
  readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'))

const collapse = (text: string): string => text.replace(/[\s\0]+/g, ' ').trim()
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What we make of a message, in the fields and forms of the expected results. */
async function observe(file: string) {
  const bytes = readMessage(file)
  const header = readHeader(bytes)
  const leaves = await splitMessage(bytes, () => true).catch((error: unknown) => {
    if (error instanceof MimeError) return []
    throw error
  })
  const bodies = leaves.filter(isBody)
  const begin = (mimeType: string): string => {
    const first = bodies.find((leaf) => leaf.mimeType === mimeType)
    return collapse(
      decodeText(first?.bytes ?? new Uint8Array(), first?.charset ?? '', mimeType === 'text/html'),
    )
  }
  return {
    header,
    begin,
    hasHtml: bodies.some((leaf) => leaf.mimeType === 'text/html'),
    parts: leaves.filter((leaf) => !isBody(leaf)),
  }
}

describe.skipIf(!existsSync(corpus))('the mail corpus', () => {
  it('is read as careful parsers read it', { timeout: 300_000 }, async () => {
    const tally: Record<string, { agreed: number; total: number; misses: string[] }> = {}
    for (const [file, expected] of records()) {
      const { header, begin, hasHtml, parts } = await observe(file)
      const check = (field: keyof Expected, isSame: () => boolean, seen: unknown): void => {
        if (expected[field] === undefined) return
        const row = (tally[field] ??= { agreed: 0, total: 0, misses: [] })
        row.total++
        if (isSame()) row.agreed++
        else
          row.misses.push(
            `${file}\n   ${JSON.stringify(seen)?.slice(0, 300)}\n   ${JSON.stringify(expected[field])?.slice(0, 300)}`,
          )
      }
      const line = (text: string | null | undefined): string => cleanLine(text ?? '')
      check('subject', () => header.subject === line(expected.subject), header.subject)
      check('message_id', () => header.messageId === line(expected.message_id), header.messageId)
      check(
        'date_epoch',
        () => (header.date === null ? null : header.date / 1000) === expected.date_epoch,
        header.date,
      )
      for (const field of ['from', 'to', 'cc'] as const) {
        const want = expected[field]
        check(
          field,
          () =>
            header[field].length === want?.length &&
            want.every(
              ({ name, address }, i) =>
                address === header[field][i]?.address &&
                (name === null || line(name) === header[field][i].name),
            ),
          header[field],
        )
      }
      check('has_html', () => hasHtml === expected.has_html, hasHtml)
      for (const [field, kind] of [
        ['text_begins', 'text/plain'],
        ['html_begins', 'text/html'],
      ] as const) {
        const want = collapse(expected[field] ?? '')
        check(field, () => begin(kind).startsWith(want), begin(kind))
      }
      const seen = parts.map(({ fileName, bytes }) => ({
        fileName,
        size: bytes?.length,
        sha256: sha256(bytes ?? new Uint8Array()),
      }))
      check(
        'attachments',
        () =>
          parts.length === expected.attachments?.length &&
          expected.attachments.every((want, i) => {
            const bytes = parts[i]?.bytes ?? new Uint8Array()
            const lf = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
            return (
              (want.filename === null ||
                cleanFileName(want.filename) === cleanFileName(parts[i]?.fileName ?? '')) &&
              (want.sha256 === null || want.sha256 === sha256(bytes) || want.sha256_lf === sha256(lf))
            )
          }),
        seen,
      )
    }
    const percent = Object.fromEntries(
      Object.entries(tally).map(([field, { agreed, total }]) => [
        field,
        Number(((agreed / total) * 100).toFixed(2)),
      ]),
    )
    process.stdout.write(`agreement with the corpus, percent: ${JSON.stringify(percent)}\n`)
    if (process.env['CORPUS_MISSES'])
      for (const [f, { misses }] of Object.entries(tally))
        process.stdout.write(`== ${f}\n${misses.join('\n')}\n`)
    for (const [field, floor] of Object.entries(FLOORS))
      expect.soft(percent[field], field).toBeGreaterThanOrEqual(floor)
  })

  it('is shown safely, whatever is in it', { timeout: 300_000 }, async () => {
    const refused: string[] = []
    for (const file of allMessages()) {
      const message = await takeApart(readMessage(file)).catch((error: unknown) => {
        if (!(error instanceof MimeError)) throw error
        refused.push(`${file}: ${error.kind}`)
      })
      const ask = { key: file, theme: 'light', withPictures: true } as const
      const shown = message
        ? [message.render({ ...ask, body: 'html' }).html, message.render({ ...ask, body: 'text' }).html]
        : []
      for (const html of shown) {
        expect(html, file).not.toMatch(
          /<(?:script|iframe|object|embed|form|svg|link|meta http-equiv)|\son\w+=|javascript:[^<]*"/i,
        )
      }
      for (const { index, fileName } of message?.detail.attachments ?? []) {
        expect(fileName, file).not.toMatch(/[/\\]/)
        expect(message?.part(index).bytes.length, file).toBe(message?.detail.attachments[index]?.size)
      }
    }
    expect(refused.sort()).toEqual([
      'malformed/made-nested-multipart-2000.eml: too-complex',
      'malformed/made-parts-3000.eml: too-complex',
    ])
  })

  it('holds no HTML whose safe form is not a fixed point', { timeout: 300_000 }, async () => {
    for (const file of allMessages()) {
      const leaves = await splitMessage(readMessage(file), ({ mimeType }) => mimeType === 'text/html').catch(
        () => [],
      )
      for (const { bytes, charset } of leaves) {
        if (!bytes) continue
        const safe = sanitizeHtml(decodeText(bytes, charset, true), () => undefined).html
        expect(sanitizeHtml(safe, () => undefined).html, file).toBe(safe)
      }
    }
  })
})
