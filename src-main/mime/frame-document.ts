import type { Address } from '../contract/message.ts'
import { escapeHtml } from './text-to-html.ts'

/** Safe by itself (sanitize-html.ts, text-to-html.ts). */
export interface FrameBody {
  kind: 'html' | 'text'
  html: string
}

/** Whose words follow, where a message carries another. */
export interface FrameHeader {
  subject: string
  from: Address[]
  to: Address[]
  cc: Address[]
  /** Milliseconds since 1970. */
  date: number | null
}

/** What a message frame shows. */
export interface FrameContent {
  /** The bodies of the message, and below them those of each message it carries, with its header. */
  sections: { header: FrameHeader | null; bodies: FrameBody[] }[]
  /** Whether the message chose colours of its own: then it lies on white paper, whatever the theme. */
  hasColours: boolean
  theme: 'light' | 'dark'
}

/** Recipients named at the head of a message within the message. */
const MAX_NAMED = 20

const PAPER = { light: 'light', dark: 'dark' } as const

const STYLE = `
:root { scrollbar-width: thin; color-scheme: light; background: #fff; color: #1d2126; }
:root[data-paper=dark] { color-scheme: dark; background: #1b1d21; color: #e4e6ea; }
body { margin: 0; padding: 16px 20px; overflow-wrap: anywhere;
  font: 14.5px/1.65 Inter, 'Segoe UI', system-ui, 'Noto Sans', 'Noto Sans Hebrew', sans-serif; }
a { color: #1a5fd0; }
:root[data-paper=dark] a { color: #8ab4f8; }
img { max-width: 100%; }
img:not([src]) { outline: 1px dashed #b9bec6; outline-offset: -1px; }
.restante-text { max-width: 76ch; }
.restante-text p { margin: 0 0 1em; white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
.restante-text blockquote { margin: 0 0 1em; padding-inline-start: 12px; border-inline-start: 3px solid; color: #2c5c9e; }
.restante-text blockquote blockquote { color: #2f7a4a; }
.restante-text blockquote blockquote blockquote { color: #8a4f9e; }
:root[data-paper=dark] .restante-text blockquote { color: #8fb6ee; }
:root[data-paper=dark] .restante-text blockquote blockquote { color: #86cfa1; }
:root[data-paper=dark] .restante-text blockquote blockquote blockquote { color: #d3a3e4; }
.restante-message { margin: 24px 0 0; border: 1px solid #b9bec680; border-radius: 6px; padding: 12px 16px; }
.restante-message > header { margin: -12px -16px 12px; padding: 10px 16px; border-bottom: 1px solid #b9bec680;
  background: #8a919d1a; border-radius: 6px 6px 0 0; font-size: 13px; line-height: 1.5; }
.restante-body + .restante-body { margin-top: 24px; padding-top: 16px; border-top: 1px solid #b9bec680; }
`

/** The complete document for the message frame. No part of it can reach into another, or out of the frame. */
export function frameDocument({ sections, hasColours, theme }: FrameContent): string {
  const paper = hasColours ? PAPER.light : PAPER[theme]
  return [
    `<!doctype html><html data-paper="${paper}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width">`,
    `<style>${STYLE}</style></head><body>${sections.map(section).join('\n')}</body></html>`,
  ].join('')
}

function section({ header, bodies }: FrameContent['sections'][number]): string {
  const shown = bodies.map(
    ({ kind, html }) => `<div class="restante-body restante-${kind}" dir="auto">${html}</div>`,
  )
  if (!header) return shown.join('\n')
  return `<article class="restante-message">${head(header)}${shown.join('\n')}</article>`
}

/** Without labels, so that it reads the same in every language: subject, who to whom, when. */
function head({ subject, from, to, cc, date }: FrameHeader): string {
  const people = (addresses: Address[]): string =>
    escapeHtml(
      addresses
        .slice(0, MAX_NAMED)
        .map(({ name, address }) => (name ? `${name} <${address}>` : address))
        .join(', ') + (addresses.length > MAX_NAMED ? ' …' : ''),
    )
  const when = date === null ? '' : `${new Date(date).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const lines = [
    `<strong dir="auto">${escapeHtml(subject)}</strong>`,
    `<bdi>${people(from)}</bdi> → <bdi>${people([...to, ...cc])}</bdi>`,
    when,
  ]
  return `<header>${lines.map((line) => `<div>${line}</div>`).join('')}</header>`
}
