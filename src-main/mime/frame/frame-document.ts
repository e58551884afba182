import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { FrameAsk, TextFont } from '../../contract/frame.ts'
import type { Address } from '../../contract/message.ts'
import { escapeHtml } from '../text-to-html.ts'
import { foldQuotes } from './fold-quotes.ts'
import { FRAME_STYLE, PAPER_STYLE } from './frame-style.ts'
import { markWords } from './mark-words.ts'
import { recolour } from './recolour.ts'

/** Safe by itself (sanitize-html.ts, text-to-html.ts). From here on only its tree is edited. */
export interface FrameBody {
  kind: 'html' | 'text'
  tree: Root
  /** Whether the message chose colours of its own. */
  hasColours: boolean
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

/** The bodies of the message, and below them those of each message it carries, with its header. */
export type FrameSection = { header: FrameHeader | null; bodies: FrameBody[] }

/** How a message is shown. For print its header stands above it. */
export type FrameLook = Pick<FrameAsk, 'theme' | 'originalColours' | 'font' | 'quoteLabel' | 'marks'> & {
  paperHeader: FrameHeader | null
}

/** Recipients named at the head of a message within the message. */
const MAX_NAMED = 20

/**
 * The complete document for the message frame, and how many places in it are marked. No part of it can reach into
 * another, or out of the frame.
 */
export function frameDocument(sections: FrameSection[], look: FrameLook): { html: string; hits: number } {
  const hasColours = sections.some(({ bodies }) => bodies.some((body) => body.hasColours))
  const isOriginal = hasColours && look.originalColours
  const paper = isOriginal ? 'light' : look.theme
  let hits = 0
  const dress = ({ tree, hasColours: isColoured }: FrameBody): string => {
    let dressed = look.quoteLabel ? foldQuotes(tree, look.quoteLabel) : tree
    if (paper === 'dark' && isColoured) dressed = recolour(dressed)
    if (look.marks) {
      const marked = markWords(dressed, look.marks, hits + 1)
      hits += marked.hits
      dressed = marked.root
    }
    return toHtml(dressed)
  }
  const shown = sections.map((one) => section(one, look.font, dress)).join('\n')
  const { paperHeader } = look
  const top = paperHeader ? `<header class="restante-head">${headLines(paperHeader)}</header>` : ''
  const style = paperHeader ? FRAME_STYLE + PAPER_STYLE : FRAME_STYLE
  const html = [
    `<!doctype html><html data-paper="${paper}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(paperHeader?.subject ?? '')}</title>`,
    `<style>${style}</style></head><body>${top}${shown}</body></html>`,
  ].join('')
  return { html, hits }
}

function section(
  { header, bodies }: FrameSection,
  font: TextFont,
  dress: (body: FrameBody) => string,
): string {
  const fontClass = font === 'fixed' ? ' restante-fixed' : ''
  const classOf = { html: 'restante-html', text: `restante-text${fontClass}` }
  const shown = bodies.map(
    (body) => `<div class="restante-body ${classOf[body.kind]}" dir="auto">${dress(body)}</div>`,
  )
  if (!header) return shown.join('\n')
  const lines = headLines(header)
  const head = lines === '' ? '' : `<header>${lines}</header>`
  return head || shown.length > 0
    ? `<article class="restante-message">${head}${shown.join('\n')}</article>`
    : ''
}

/** Without labels, so that it reads the same in every language: subject, who to whom, when. */
function headLines({ subject, from, to, cc, date }: FrameHeader): string {
  const people = (addresses: Address[]): string =>
    escapeHtml(
      addresses
        .slice(0, MAX_NAMED)
        .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address))
        .join(', ') + (addresses.length > MAX_NAMED ? ' …' : ''),
    )
  const when = date === null ? '' : `${new Date(date).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const sides = [people(from), people([...to, ...cc])].map((names) => (names ? `<bdi>${names}</bdi>` : ''))
  const lines = [
    subject && `<strong dir="auto">${escapeHtml(subject)}</strong>`,
    // The arrow says who is whom, and stands where there is somebody it leads to.
    sides[1] === '' ? sides[0] : sides.join(' → ').trim(),
    when,
  ]
  return lines
    .filter(Boolean)
    .map((line) => `<div>${line}</div>`)
    .join('')
}
