import type { FrameAsk } from '../contract/frame.ts'
import type { MessageReader } from '../ipc/message-reader.ts'
import { previewDocument } from '../mime/frame/preview-document.ts'
import { previewKind } from '../mime/preview-kind.ts'
import { mayBeDecoded } from './picture-limits.ts'
import { pictureType } from './picture-type.ts'
import { FRAME_CSP } from './security-policy.ts'

/** Pictures that a message may show inside itself. SVG is left out: it is a document. */
const PICTURE_TYPES = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/avif',
])

/**
 * Serves the message frame (contract/frame.ts): the body as a document without scripts, and the pictures it carries.
 * What cannot be shown is an empty answer; the reader has said why.
 */
export const serveFrame =
  (
    reader: () => MessageReader,
    getPicture: (url: string, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>,
  ) =>
  async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/') return page('<!doctype html>')
    const [, id, index, remote, previewed] =
      /^\/(\d{1,15})\/(?:part\/(\d{1,6})|remote\/(\d{1,6})|preview\/(\d{1,6}))?$/.exec(pathname) ?? []
    if (id === undefined) return new Response(null, { status: 404 })

    if (index !== undefined) {
      const { mimeType, bytes } = await reader().part(Number(id), Number(index))
      if (!PICTURE_TYPES.has(mimeType) || !mayBeDecoded(bytes)) return new Response(null, { status: 404 })
      return new Response(bytes, { headers: { ...HEADERS, 'content-type': mimeType } })
    }

    if (remote !== undefined) {
      const bytes = await getPicture(await reader().remotePicture(Number(id), Number(remote)), request.signal)
      const type = pictureType(bytes)
      if (type === null || !mayBeDecoded(bytes)) return new Response(null, { status: 404 })
      return new Response(bytes, { headers: { ...HEADERS, 'content-type': type } })
    }

    if (previewed !== undefined) {
      const html = await previewPage(reader(), Number(id), Number(previewed), searchParams)
      return html === null ? new Response(null, { status: 404 }) : page(html)
    }

    const { html } = await reader().body(Number(id), readAsk(searchParams), searchParams.has('paper'))
    return page(html)
  }

async function previewPage(
  reader: MessageReader,
  id: number,
  index: number,
  params: URLSearchParams,
): Promise<string | null> {
  const { fileName, mimeType, charset, bytes } = await reader.part(id, index)
  const theme = params.get('theme') === 'dark' ? 'dark' : 'light'
  switch (previewKind(fileName, mimeType)) {
    case 'picture':
      if (!mayBeDecoded(bytes)) return null
      return previewDocument({ picture: `../part/${String(index)}`, name: fileName }, theme)
    case 'text':
      return previewDocument({ text: bytes, charset }, theme)
    case null:
      return null
  }
}

/** Characters of a label, a phrase or words in an address. */
const MAX_WORDS_LENGTH = 300

function readAsk(params: URLSearchParams): FrameAsk {
  const words = (name: string): string => (params.get(name) ?? '').slice(0, MAX_WORDS_LENGTH)
  const [phrase, list] = [words('find'), words('words').split(/\s+/).filter(Boolean)]
  return {
    body: params.get('body') === 'html' ? 'html' : 'text',
    theme: params.get('theme') === 'dark' ? 'dark' : 'light',
    withPictures: params.get('pictures') === '1',
    originalColours: params.get('colours') === 'original',
    font: params.get('font') === 'fixed' ? 'fixed' : 'proportional',
    quoteLabel: words('quotes'),
    marks: phrase ? { phrase } : list.length > 0 ? { words: list } : null,
  }
}

const HEADERS = {
  'content-security-policy': FRAME_CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The decrypted body stays out of Chromium's disk cache.
  'cache-control': 'no-store',
}

const page = (html: string): Response =>
  new Response(html, { headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } })
