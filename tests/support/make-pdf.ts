import { deflateSync } from 'node:zlib'

/** A font as a PDF names it. With `toUnicode`, `!` is drawn as the first of these letters, and so on, as in subsets of fonts. */
export interface PdfFont {
  toUnicode?: string
  /** Lines (latin1) are codes of a predefined CMap (ISO 32000-1, 9.7.5.2): its name, and the ordering of its characters. */
  cMap?: { name: string; ordering: string }
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
  const { toUnicode, cMap, isDeflated = false } = options
  const font =
    toUnicode !== undefined
      ? '<< /Type /Font /Subtype /Type1 /BaseFont /Own /ToUnicode 4 0 R >>'
      : cMap
        ? asianFont(cMap)
        : PLAIN_FONT
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
      pdfStream(`BT /F 12 Tf 50 750 Td ${lines.map((line) => shown(line, options)).join(' 0 -20 Td ')} ET`, {
        isDeflated,
      }),
    ]),
  ])
}

const FIRST_CODE = '!'.charCodeAt(0)
const PLAIN_FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

const asianFont = ({ name, ordering }: { name: string; ordering: string }): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Asian-${name} /Encoding /${name} /DescendantFonts [
    << /Type /Font /Subtype /CIDFontType0 /BaseFont /Asian /DW 1000
       /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >>
       /FontDescriptor << /Type /FontDescriptor /FontName /Asian /Flags 4 /FontBBox [0 -200 1000 900]
         /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >> ] >>`

/** The operator that shows a line. */
function shown(line: string, { toUnicode, cMap }: PdfFont): string {
  if (cMap) return `<${Buffer.from(line, 'latin1').toString('hex')}> Tj`
  if (toUnicode === undefined) return `(${line}) Tj`
  const letters = Array.from(toUnicode)
  return `<${Array.from(line)
    .map((letter) => hex(FIRST_CODE + letters.indexOf(letter), 2))
    .join('')}> Tj`
}

const unicodeMap = (letters: string): string => `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
${String(Array.from(letters).length)} beginbfchar
${Array.from(letters)
  .map((letter, index) => `<${hex(FIRST_CODE + index, 2)}> <${hex(letter.charCodeAt(0), 4)}>`)
  .join('\n')}
endbfchar endcmap end`

const hex = (number: number, length: number): string => number.toString(16).padStart(length, '0')
