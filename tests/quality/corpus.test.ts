import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src-main/mime/charset.ts'
import { MimeError } from '../../src-main/mime/mime-error.ts'
import { takeApart } from '../../src-main/mime/open-message.ts'
import { sanitizeHtml } from '../../src-main/mime/sanitize-html.ts'
import { splitMessage } from '../../src-main/mime/split-message.ts'
import { compareMessage } from '../corpus/compare.ts'
import { expectedRecords, messageFiles, readMessage } from '../corpus/records.ts'
import { failuresOf, sumUp } from '../corpus/report.ts'
import { PLAIN_LOOK } from '../support/plain-look.ts'

/** All that a reader may have done to a message at once. */
const EVERYTHING = { ...PLAIN_LOOK, theme: 'dark', quoteLabel: 'Quoted', marks: { phrase: 'a' } } as const

const corpus = fileURLToPath(new URL('../../../shared/mail-corpus/', import.meta.url))

describe.skipIf(!existsSync(corpus))('the mail corpus', () => {
  it('is read as careful parsers read it', { timeout: 300_000 }, async () => {
    const readings = []
    for (const [file, expected] of expectedRecords(corpus)) {
      const comparisons = await compareMessage(readMessage(corpus, file), expected)
      readings.push({ file, millis: 0, refused: null, comparisons })
    }
    const report = sumUp(readings)

    expect(failuresOf(report)).toEqual([])
    expect(report.compared).toBeGreaterThan(1000)
  })

  it('is shown safely, whatever is in it', { timeout: 300_000 }, async () => {
    const refused: string[] = []
    for (const file of messageFiles(corpus)) {
      const message = await takeApart(readMessage(corpus, file)).catch((error: unknown) => {
        if (!(error instanceof MimeError)) throw error
        refused.push(`${file}: ${error.kind}`)
      })
      const ask = { ...EVERYTHING, withPictures: true }
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
    for (const file of messageFiles(corpus)) {
      const leaves = await splitMessage(
        readMessage(corpus, file),
        ({ mimeType }) => mimeType === 'text/html',
      ).catch(() => [])
      for (const { bytes, charset } of leaves) {
        if (!bytes) continue
        const safe = sanitizeHtml(decodeText(bytes, charset, true), () => undefined).html
        expect(sanitizeHtml(safe, () => undefined).html, file).toBe(safe)
      }
    }
  })
})
