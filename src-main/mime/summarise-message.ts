import type { BodySummary } from '../contract/message-summary.ts'
import { attachmentName } from './attachment-name.ts'
import { htmlToText } from './html-to-text.ts'
import { MAX_PREVIEW_LENGTH, MAX_SEARCH_OCTETS } from './limits.ts'
import { bodiesFor, isBody, toBody } from './message-bodies.ts'
import type { Body } from './message-bodies.ts'
import { pdfText } from './pdf-text.ts'
import { splitMessage } from './split-message.ts'
import type { Leaf, LeafHead } from './leaf.ts'
import { mayBeTnef, unpackLeaves } from './unpack-leaves.ts'

/**
 * The first words, the words to search and whether there are attachments.
 * @param withPdfs the words of PDFs too, which take a thousand times as long
 * @throws MimeError too-complex, unreadable
 */
export async function summariseBody(message: Uint8Array, withPdfs = false): Promise<BodySummary> {
  const isRead = (leaf: LeafHead): boolean => isText(leaf) || mayBeTnef(leaf) || (withPdfs && isPdf(leaf))
  const leaves = unpackLeaves(await splitMessage(message, isRead))
  const cut = leaves.map((leaf) => (isText(leaf) ? { ...leaf, bytes: beginning(leaf) } : leaf))
  const text = wordsOf(bodiesFor(cut, 'text'))
  const others = cut.filter((leaf) => !isBody(leaf))
  const names = others.filter(({ fileName }) => fileName !== '').map((leaf) => attachmentName(leaf))
  return {
    preview: preview(text),
    hasAttachments: others.some(isAttached),
    hasPdf: others.some(isPdf),
    searchText: text,
    attachmentText: [
      ...names,
      wordsOf(others.filter(isText).map(toBody)),
      withPdfs ? await pdfText(others.filter(isPdf)) : '',
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

const beginning = ({ bytes }: Leaf): Leaf['bytes'] => bytes?.subarray(0, MAX_SEARCH_OCTETS) ?? null

/** Also what is attached as text or HTML: search looks into it. */
const isText = ({ mimeType }: LeafHead): boolean => mimeType === 'text/plain' || mimeType === 'text/html'

const isPdf = ({ mimeType, fileName }: LeafHead): boolean =>
  /^application\/(?:x-)?pdf$/.test(mimeType) || /\.pdf$/i.test(fileName)

const wordsOf = (bodies: readonly Body[]): string =>
  bodies
    .map((body) => (body.kind === 'html' ? htmlToText(body.text) : body.text))
    .join('\n')
    .slice(0, MAX_SEARCH_OCTETS)

/** Pictures inside the HTML, signatures and the like are not what people call an attachment. */
const isAttached = (leaf: Leaf): boolean =>
  leaf.disposition === 'attachment'
    ? !leaf.mimeType.endsWith('-signature')
    : leaf.contentId === '' && !/-signature$|^message\/(?:delivery|disposition)/.test(leaf.mimeType)

/** Quoted lines come last in what people say, so the preview passes them over where it can. */
function preview(text: string): string {
  const head = text.slice(0, 4000)
  const own = head.split('\n').filter((line) => !line.startsWith('>'))
  const words = (lines: string[]): string => lines.join(' ').replace(/\s+/g, ' ').trim()
  return (words(own) || words([head])).slice(0, MAX_PREVIEW_LENGTH)
}
