import { deflateSync } from 'node:zlib'

/** A font as a PDF names it. With `toUnicode`, `!` is drawn as the first of these letters, and so on, as in subsets of fonts. */
export interface PdfFont {
  toUnicode?: string
}

/** Objects (from number 1, the catalog) as a file, with its table of where they are. */
export function pdfFile(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = String(objects.length + 1)
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(file.length)}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file + table + end, 'latin1'))
}

/** A stream of octets (latin1), as an object. */
export const pdfStream = (octets: string, { isDeflated = false } = {}): string => {
  const data = isDeflated ? deflateSync(Buffer.from(octets, 'latin1')).toString('latin1') : octets
  const filter = isDeflated ? '/Filter /FlateDecode ' : ''
  return `<< ${filter}/Length ${String(data.length)} >>\nstream\n${data}\nendstream`
}

/** A PDF with these pages of text, a line below the other. */
export function makePdf(
  pages: readonly string[][],
  options: PdfFont & { isDeflated?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const { toUnicode, isDeflated = false } = options
  const font =
    toUnicode === undefined ? PLAIN_FONT : '<< /Type /Font /Subtype /Type1 /BaseFont /Own /ToUnicode 4 0 R >>'
  const first = 5
  const kids = pages.map((_, index) => `${String(first + 2 * index)} 0 R`).join(' ')
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    font,
    pdfStream(toUnicode === undefined ? '' : unicodeMap(toUnicode)),
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${String(first + 2 * index + 1)} 0 R
        /Resources << /Font << /F 3 0 R >> >> >>`,
      pdfStream(
        `BT /F 12 Tf 50 750 Td ${lines.map((line) => shown(line, toUnicode)).join(' 0 -20 Td ')} ET`,
        { isDeflated },
      ),
    ]),
  ])
}

const FIRST_CODE = '!'.charCodeAt(0)
const PLAIN_FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/** The operator that shows a line. */
const shown = (line: string, letters?: string): string =>
  letters === undefined
    ? `(${line}) Tj`
    : `<${Array.from(line)
        .map((letter) => hex(FIRST_CODE + Array.from(letters).indexOf(letter), 2))
        .join('')}> Tj`

const unicodeMap = (letters: string): string => `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
${String(Array.from(letters).length)} beginbfchar
${Array.from(letters)
  .map((letter, index) => `<${hex(FIRST_CODE + index, 2)}> <${hex(letter.charCodeAt(0), 4)}>`)
  .join('\n')}
endbfchar endcmap end`

const hex = (number: number, length: number): string => number.toString(16).padStart(length, '0')
