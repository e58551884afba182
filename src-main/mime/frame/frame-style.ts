/**
 * What the message frame and the previews look like: colours, scroll bar and type as in styles/tokens.css, and the
 * text below the subject (--reader-inset).
 */
export const FRAME_STYLE = `
:root { color-scheme: light; background: #fff; color: #1a1d23; --line: #e3e6eb; --bar: #c9ced6; --bar-hover: #5f6878;
  --muted: #5a6270; --soft: #f0f2f5; --accent: #3355d1;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', 'Noto Sans Mono', monospace; }
:root[data-paper=dark] { color-scheme: dark; background: #1b1e22; color: #e8eaee; --line: #2b2f36; --bar: #434953;
  --bar-hover: #98a1af; --muted: #a3abb8; --soft: #262a30; --accent: #8fa8ff; }
::-webkit-scrollbar { width: 12px; height: 12px; }
::-webkit-scrollbar-corner { background: transparent; }
::-webkit-scrollbar-thumb { border: 3px solid transparent; border-radius: 6px; background: var(--bar) content-box; }
::-webkit-scrollbar-thumb:hover { background-color: var(--bar-hover); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
body { margin: 0; padding: 8px clamp(16px, 5vw, 32px) 24px; overflow-wrap: anywhere;
  font: 14.5px/1.65 Inter, 'Segoe UI', system-ui, 'Noto Sans', 'Noto Sans Hebrew', sans-serif; }
a { color: #1a5fd0; }
:root[data-paper=dark] a { color: #8ab4f8; }
img { max-width: 100%; }
img:not([src]) { outline: 1px dashed #b9bec6; outline-offset: -1px; }
.restante-html > :first-child, .restante-html > :first-child > :first-child { margin-block-start: 0; }
.restante-text { max-width: 76ch; }
.restante-text p { margin: 0 0 1em; white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
.restante-text blockquote { margin: 0 0 1em; padding-inline-start: 12px; border-inline-start: 3px solid; color: #2c5c9e; }
.restante-text blockquote blockquote { color: #2f7a4a; }
.restante-text blockquote blockquote blockquote { color: #8a4f9e; }
.restante-fixed { max-width: none; font: 13px/1.5 var(--mono); tab-size: 8; }
.restante-fixed p { margin-block-end: 1.5em; }
:root[data-paper=dark] .restante-text blockquote { color: #8fb6ee; }
:root[data-paper=dark] .restante-text blockquote blockquote { color: #86cfa1; }
:root[data-paper=dark] .restante-text blockquote blockquote blockquote { color: #d3a3e4; }
.restante-message { margin: 24px 0 0; border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; }
.restante-message > header { margin: -12px -16px 12px; padding: 10px 16px; border-bottom: 1px solid var(--line);
  background: var(--soft); border-radius: 6px 6px 0 0; font-size: 13px; line-height: 1.5; }
.restante-body + .restante-body { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); }
details.restante-quote { margin-block: 8px; }
details.restante-quote > summary { display: table !important; padding: 1px 10px 1px 8px; border-radius: 10px; background: var(--soft);
  color: var(--muted); font: 12px/18px Inter, 'Segoe UI', system-ui, 'Noto Sans', sans-serif; cursor: default; user-select: none; list-style: none; }
details.restante-quote > summary::before { content: '\\22ef'; margin-inline-end: 6px; font-weight: 700; }
details.restante-quote > summary:hover { color: inherit; }
details.restante-quote[open] > summary { margin-block-end: 8px; }
mark.restante-hit { background: #ffe28a !important; color: #1a1d23 !important; border-radius: 2px; scroll-margin-block: 40vh; }
mark.restante-hit:target { background: #f5a524 !important; outline: 2px solid #f5a524; }
`

/** A message on paper says at its head what the window shows above the frame. */
export const PAPER_STYLE = `
@page { margin: 16mm 14mm; }
body { padding: 0; font-size: 11pt; line-height: 1.5; }
pre, blockquote, img, tr { break-inside: avoid; }
.restante-head { margin: 0 0 14pt; padding: 0 0 10pt; border-bottom: 1px solid #b9bec6; font-size: 9.5pt; line-height: 1.5; color: #3d444f; }
.restante-head strong { display: block; margin: 0 0 4pt; font-size: 15pt; line-height: 1.3; color: #1a1d23; }
`
