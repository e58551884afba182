import { decodeText } from './charset.ts'
import { enrichedToHtml } from './enriched-to-html.ts'
import { flowedToText } from './flowed-text.ts'
import { MAX_BODY_OCTETS } from './limits.ts'
import type { Leaf, LeafHead } from './leaf.ts'

/** Text for the reader's eyes. */
export interface Body {
  kind: 'html' | 'text'
  text: string
}

/** The text that can be read, for each preference the best of it first. */
const PREFERENCES: Record<Body['kind'], string[]> = {
  html: ['text/html', 'text/enriched', 'text/plain'],
  text: ['text/plain', 'text/enriched', 'text/html'],
}

/** Whether a leaf is text that can be read: plain, HTML or enriched (RFC 1896), in place or attached. */
export const isText = ({ mimeType }: LeafHead): boolean => PREFERENCES.html.includes(mimeType)

/** Whether a leaf is text to be read in place: without a file name, not sent as an attachment. */
export const isBody = (leaf: LeafHead): boolean =>
  isText(leaf) && leaf.fileName === '' && leaf.disposition !== 'attachment'

/**
 * The bodies to show, in order, for a reader who prefers `kind`: of the parts of a multipart/alternative
 * (RFC 2046 section 5.1.4) those of the kind that comes first, and everything that has no alternative.
 */
export function bodiesFor(leaves: Leaf[], kind: 'html' | 'text'): Body[] {
  const all = leaves.filter(isBody)
  const rank = ({ mimeType }: Leaf): number => PREFERENCES[kind].indexOf(mimeType)
  const isBeaten = (leaf: Leaf): boolean =>
    leaf.alternative !== null &&
    all.some((other) => other.alternative === leaf.alternative && rank(other) < rank(leaf))
  return all
    .filter((leaf) => !isBeaten(leaf))
    .map(toBody)
    .filter(({ text }) => text.trim() !== '')
}

/** The text of a body part. Beyond the limit it is cut, and says so by an ellipsis. */
export function toBody(leaf: Leaf): Body {
  const bytes = leaf.bytes ?? new Uint8Array()
  const isHtml = leaf.mimeType === 'text/html'
  const label = leaf.charset || (isHtml ? metaCharset(bytes) : '')
  const decoded = decodeText(bytes.subarray(0, MAX_BODY_OCTETS), label, isHtml).replace(/\r\n?/g, '\n')
  const text = bytes.length > MAX_BODY_OCTETS ? `${decoded}\n[…]` : decoded
  if (isHtml) return { kind: 'html', text }
  if (leaf.mimeType === 'text/enriched') return { kind: 'html', text: enrichedToHtml(text) }
  return { kind: 'text', text: leaf.isFlowed ? flowedToText(text, leaf.deletesSpaces) : text }
}

/** What HTML says of its own charset; only asked where the header says nothing. */
function metaCharset(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  return /<meta[^>]{0,200}charset=["']?([\w:.-]{1,40})/i.exec(start)?.[1] ?? ''
}
