/** What a message frame shows. */
export interface FrameContent {
  /** Bodies in order, each safe by itself (sanitize-html.ts, text-to-html.ts). */
  bodies: { kind: 'html' | 'text'; html: string }[]
  /** Whether the message chose colours of its own: then it lies on white paper, whatever the theme. */
  hasColours: boolean
  theme: 'light' | 'dark'
}

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
.restante-body + .restante-body { margin-top: 24px; padding-top: 16px; border-top: 1px solid #b9bec680; }
`

/** The complete document for the message frame. No part of it can reach into another, or out of the frame. */
export function frameDocument({ bodies, hasColours, theme }: FrameContent): string {
  const paper = hasColours ? PAPER.light : PAPER[theme]
  const sections = bodies.map(
    ({ kind, html }) => `<div class="restante-body restante-${kind}" dir="auto">${html}</div>`,
  )
  return [
    `<!doctype html><html data-paper="${paper}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width">`,
    `<style>${STYLE}</style></head><body>${sections.join('\n')}</body></html>`,
  ].join('')
}
