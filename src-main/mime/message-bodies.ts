import { decodeText } from './charset.ts'
import { flowedToText } from './flowed-text.ts'
import { MAX_BODY_OCTETS } from './limits.ts'
import type { Leaf } from './leaf.ts'

/** Text for the reader's eyes. */
export interface Body {
  kind: 'html' | 'text'
  text: string
}

/** Whether a leaf is text to be read in place: plain or HTML, without a file name, not sent as an attachment. */
export const isBody = (leaf: Omit<Leaf, 'bytes'>): boolean =>
  (leaf.mimeType === 'text/plain' || leaf.mimeType === 'text/html') &&
  leaf.fileName === '' &&
  leaf.disposition !== 'attachment'

/**
 * The bodies to show, in order, for a reader who prefers `kind`: of the parts of a multipart/alternative
 * (RFC 2046 section 5.1.4) those of that kind, and everything that has no alternative.
 */
export function bodiesFor(leaves: Leaf[], kind: 'html' | 'text'): Body[] {
  const all = leaves.filter(isBody)
  const preferred = kind === 'html' ? 'text/html' : 'text/plain'
  const covered = new Set(all.filter((leaf) => leaf.mimeType === preferred).map((leaf) => leaf.alternative))
  return all
    .filter(
      (leaf) => leaf.mimeType === preferred || leaf.alternative === null || !covered.has(leaf.alternative),
    )
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
  return { kind: 'text', text: leaf.isFlowed ? flowedToText(text, leaf.deletesSpaces) : text }
}

/** What HTML says of its own charset; only asked where the header says nothing. */
function metaCharset(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  return /<meta[^>]{0,200}charset=["']?([\w:.-]{1,40})/i.exec(start)?.[1] ?? ''
}
