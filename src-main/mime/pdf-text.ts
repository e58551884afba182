import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { MAX_PDF_MILLIS, MAX_PDF_OCTETS, MAX_PDF_PAGES, MAX_SEARCH_OCTETS } from './limits.ts'

/** Nothing is drawn, got from anywhere, or run. */
const TEXT_ALONE = {
  isEvalSupported: false,
  enableXfa: false,
  useSystemFonts: false,
  disableFontFace: true,
  useWorkerFetch: false,
  useWasm: false,
  isImageDecoderSupported: false,
  isOffscreenCanvasSupported: false,
  // Its warnings would go to the console, and name what they are about.
  verbosity: 0,
}

/** How much is read, and until when (performance.now()). */
interface Room {
  length: number
  until: number
}

export interface PdfTextOptions {
  /** Milliseconds for all of them. */
  millis?: number
  /**
   * The folder of Adobe's character maps, as PDF.js has them packed (`*.bcmap`): fonts of East Asian documents name one of
   * these instead of saying what their codes mean. Without it, the text in such fonts is not read.
   */
  cMapFolder?: string | undefined
}

/**
 * The text of PDFs, page after page, to be searched: as much as limits.ts allows for all of them together, and of one that
 * is locked or damaged what can be read. A single page may take for ever: who asks has a deadline.
 */
export async function pdfText(
  pdfs: readonly { bytes: Uint8Array<ArrayBuffer> | null }[],
  { millis = MAX_PDF_MILLIS, cMapFolder }: PdfTextOptions = {},
): Promise<string> {
  // Before the clock starts: two megabytes of code, for those few messages that have a PDF.
  const { getDocument } = await import('unpdf/pdfjs')
  const room = { length: MAX_SEARCH_OCTETS, until: performance.now() + millis }
  const texts: string[] = []
  const maps = cMapFolder === undefined ? {} : { cMapUrl: `${cMapFolder}/`, cMapPacked: true }
  for (const { bytes } of pdfs) {
    if (!bytes || bytes.length > MAX_PDF_OCTETS) continue
    const task = getDocument({ data: bytes, ...TEXT_ALONE, ...maps })
    const words: string[] = []
    try {
      await readPages(await task.promise, room, words)
    } catch {
      // Locked, damaged, or no PDF at all: it stays an attachment, found by its name and what was read.
    }
    await task.destroy().catch(() => undefined)
    const text = words.join('').trim().slice(0, room.length)
    room.length -= text.length
    if (text !== '') texts.push(text)
  }
  return texts.join('\n')
}

async function readPages(document: PDFDocumentProxy, room: Room, words: string[]): Promise<void> {
  let length = 0
  for (let at = 1; at <= Math.min(document.numPages, MAX_PDF_PAGES); at++) {
    const page = await document.getPage(at)
    // In pieces: one page can hold any amount.
    const reader = page.streamTextContent().getReader() as ReadableStreamDefaultReader<TextPiece>
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const { str = '', hasEOL = false } of piece.value.items) {
        words.push(str, hasEOL ? '\n' : '')
        length += str.length
      }
      if (length >= room.length || performance.now() >= room.until) return
    }
    words.push('\n')
    page.cleanup()
  }
}

/** Text, and marks that have none. */
interface TextPiece {
  items: { str?: string; hasEOL?: boolean }[]
}
