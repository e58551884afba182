import { decodeText } from '../charset.ts'
import { escapeHtml } from '../text-to-html.ts'
import { FRAME_STYLE } from './frame-style.ts'

/** Octets of a text that are shown: as much as anybody scrolls through; *save* gives it all. */
const MAX_TEXT_OCTETS = 1024 * 1024

const STYLE = `
body { padding: 12px 16px; }
pre { margin: 0; white-space: pre-wrap; unicode-bidi: plaintext;
  font: 12.5px/1.55 var(--mono); }
body.picture { display: grid; place-items: center; box-sizing: border-box; min-height: 100vh; }
img { max-height: calc(100vh - 24px); object-fit: contain; }
`

/** A page with one attachment: a picture by its address, or a text by its octets and what they say of their charset. */
export function previewDocument(
  content: { picture: string; name: string } | { text: Uint8Array; charset: string },
  theme: 'light' | 'dark',
): string {
  const body =
    'picture' in content
      ? `<body class="picture"><img src="${escapeHtml(content.picture)}" alt="${escapeHtml(content.name)}">`
      : `<body><pre tabindex="0" dir="auto">${escapeHtml(textOf(content.text, content.charset))}</pre>`
  return `<!doctype html><html data-paper="${theme}"><head><meta charset="utf-8"><style>${FRAME_STYLE}${STYLE}</style></head>${body}</body></html>`
}

function textOf(bytes: Uint8Array, charset: string): string {
  const text = decodeText(bytes.subarray(0, MAX_TEXT_OCTETS), charset).replace(/\r\n?/g, '\n')
  return bytes.length > MAX_TEXT_OCTETS ? `${text}\n[…]` : text
}
