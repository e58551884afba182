import { MAX_BODY_OCTETS, MAX_ENRICHED_DEPTH } from './limits.ts'
import { linkify } from './text-to-html.ts'

/** What commands become. The others (colours, typefaces, languages) leave their text; what they hold as `param` goes. */
const ELEMENTS: Record<string, [open: string, close: string]> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  fixed: ['<tt>', '</tt>'],
  smaller: ['<small>', '</small>'],
  bigger: ['<big>', '</big>'],
  center: ['<div align="center">', '</div>'],
  flushleft: ['<div align="left">', '</div>'],
  flushright: ['<div align="right">', '</div>'],
  flushboth: ['<div align="justify">', '</div>'],
  indent: ['<div style="margin-inline-start:2em">', '</div>'],
  indentright: ['<div style="margin-inline-end:2em">', '</div>'],
  paraindent: ['<div style="margin-inline-start:2em">', '</div>'],
  excerpt: ['<blockquote type="cite">', '</blockquote>'],
  nofill: ['<div style="white-space:pre-wrap">', '</div>'],
}

/** `<<`, what a command is told, a command, or line ends; everything between them is text. */
const TOKEN = /<<|<param>(?:[^<]|<<){0,300}<\/param>|<(\/?)([a-z0-9-]{1,60})>|\n{1,1000}/gi

/**
 * Turns enriched text (RFC 1896) into HTML, in one pass and at most as long as a body is. Its elements are closed in the
 * order they were opened, whatever the text does. Not yet safe: that is sanitizeHtml's, as with all HTML.
 */
export function enrichedToHtml(text: string): string {
  let html = ''
  let at = 0
  const open: string[] = []
  const closeDownTo = (length: number): void => {
    while (open.length > length) html += ELEMENTS[open.pop() ?? '']?.[1] ?? ''
  }
  for (const { 0: token, 1: slash, 2: command, index } of text.matchAll(TOKEN)) {
    html += linkify(text.slice(at, index))
    at = index + token.length
    if (html.length > MAX_BODY_OCTETS) {
      html += ' […]'
      at = text.length
      break
    }
    const name = command?.toLowerCase() ?? ''
    if (token === '<<') html += '&lt;'
    else if (token.startsWith('\n')) html += lineEnds(token.length, open.includes('nofill'))
    else if (!Object.hasOwn(ELEMENTS, name)) continue
    else if (slash) {
      const last = open.lastIndexOf(name)
      if (last >= 0) closeDownTo(last)
    } else if (open.length < MAX_ENRICHED_DEPTH) {
      open.push(name)
      html += ELEMENTS[name]?.[0] ?? ''
    }
  }
  html += linkify(text.slice(at))
  closeDownTo(0)
  return html
}

/** One line end is a space, and of more the first ends the line that is there; where nothing is filled, each is one. */
const lineEnds = (count: number, isKept: boolean): string =>
  isKept ? '<br>'.repeat(count) : count === 1 ? ' ' : '<br>'.repeat(count - 1)
