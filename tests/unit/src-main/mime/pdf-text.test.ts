import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { MAX_PDF_OCTETS, MAX_PDF_PAGES, MAX_SEARCH_OCTETS } from '../../../../src-main/mime/limits.ts'
import { pdfText } from '../../../../src-main/mime/pdf-text.ts'
import { makePdf, pdfFile, pdfStream } from '../../../support/make-pdf.ts'

/** However busy the machine is. */
const MINUTES = 10 * 60_000
const CMAPS = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')
const textOf = (bytes: Uint8Array<ArrayBuffer>) => pdfText([{ bytes }], { millis: MINUTES })
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>'

describe('the text of a PDF', () => {
  it('is read line by line and page by page', async () => {
    expect(await textOf(makePdf([['The turbine', 'stopped'], ['again']]))).toBe('The turbine\nstopped\nagain')
  })

  it('is read where it is compressed', async () => {
    expect(await textOf(makePdf([['turbine hall']], { isDeflated: true }))).toBe('turbine hall')
  })

  it.each(['турбина остановлена', 'הטורבינה נעצרה'])(
    'is read by the letters that a font says it has: %s',
    async (line) => {
      const toUnicode = Array.from(new Set(line)).join('')
      // As it is drawn: from the left.
      const drawn = /\p{Script=Hebrew}/u.test(line) ? Array.from(line).reverse().join('') : line

      expect(await textOf(makePdf([[drawn]], { toUnicode }))).toBe(line)
    },
  )

  it.each([
    ['Shift_JIS', '90ms-RKSJ-H', 'Japan1', 'タービンが停止した'],
    ['utf16-be', 'UniJIS-UTF16-H', 'Japan1', '原子炉の報告'],
    ['GBK', 'GBK-EUC-H', 'GB1', '汽轮机已停止'],
    ['Big5', 'ETen-B5-H', 'CNS1', '渦輪機已停止'],
    ['EUC-KR', 'KSCms-UHC-H', 'Korea1', '터빈이 멈췄다'],
  ])('is read in %s, by the character map that a font names: %s', async (charset, name, ordering, line) => {
    const codes = encode(line, charset).toString('latin1')
    const bytes = makePdf([[codes]], { cMap: { name, ordering } })

    expect(await pdfText([{ bytes }], { millis: MINUTES, cMapFolder: CMAPS })).toBe(line)
  })

  it('is read as far as it can be where the character maps are missing', async () => {
    const bytes = makePdf([[encode('停止', 'GBK').toString('latin1')]], {
      cMap: { name: 'GBK-EUC-H', ordering: 'GB1' },
    })

    expect(await textOf(bytes)).not.toContain('停')
    expect(await pdfText([{ bytes: makePdf([['words']]) }], { cMapFolder: '/nowhere' })).toBe('words')
  })

  it('is that of all of them', async () => {
    expect(
      await pdfText([{ bytes: makePdf([['one']]) }, { bytes: null }, { bytes: makePdf([['two']]) }], {
        millis: MINUTES,
      }),
    ).toBe('one\ntwo')
  })

  it('ends at the limits of pages, of characters and of octets', async () => {
    const pages = Array.from({ length: MAX_PDF_PAGES + 1 }, (_, page) => [`page${String(page)}`])
    const long = makePdf([Array.from({ length: 60 }, () => 'word '.repeat(2000))])
    const big = new Uint8Array(MAX_PDF_OCTETS + 1)
    big.set(makePdf([['words']]))

    expect((await textOf(makePdf(pages))).split('\n')).toHaveLength(MAX_PDF_PAGES)
    expect((await textOf(long)).length).toBeLessThanOrEqual(MAX_SEARCH_OCTETS)
    expect(await textOf(big)).toBe('')
  })

  it('is what was read until the time was up', async () => {
    const pages = Array.from({ length: MAX_PDF_PAGES }, (_, page) => [`page${String(page)}`])

    expect(await pdfText([{ bytes: makePdf(pages) }], { millis: 0 })).toBe('page0')
  })
})

describe('a PDF that is none, or an attack', () => {
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['nothing', new Uint8Array()],
    ['garbage', new Uint8Array(Buffer.from('%PDF-1.7\n' + 'garbage << [ ( '.repeat(10_000)))],
    ['half of one', makePdf([['words']]).slice(0, 300)],
    [
      'a tree of pages that has no end',
      pdfFile([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 2000000000 >>']),
    ],
    [
      'pages that are each other',
      pdfFile([
        CATALOG,
        '<< /Type /Pages /Kids [3 0 R] /Count 9 >>',
        '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9 >>',
      ]),
    ],
    [
      'more pages than there are',
      pdfFile([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', PAGE, pdfStream('')]),
    ],
    [
      'a form that draws itself',
      pdfFile([
        CATALOG,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        PAGE.replace('>>', '/Resources << /XObject << /X 5 0 R >> >> >>'),
        pdfStream('/X Do'),
        pdfStream('/X Do /X Do').replace(
          '<<',
          '<< /Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>',
        ),
      ]),
    ],
  ])('gives no text, and the next one does: %s', async (_, bytes) => {
    expect(await pdfText([{ bytes }, { bytes: makePdf([['words']]) }], { millis: MINUTES })).toMatch(
      /^(?:words)?$/,
    )
    expect(await textOf(makePdf([['words']]))).toBe('words')
  })
})
