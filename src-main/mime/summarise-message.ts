import type { BodySummary } from '../contract/message-summary.ts'
import { attachmentName } from './attachment-name.ts'
import { cleanLine } from './clean-line.ts'
import { htmlToText } from './html-to-text.ts'
import { MAX_PREVIEW_LENGTH, MAX_SEARCH_OCTETS } from './limits.ts'
import { bodiesFor, isBody, isText, toBody } from './message-bodies.ts'
import type { Body } from './message-bodies.ts'
import { messagesWithin } from './messages-within.ts'
import type { Leaf, LeafHead } from './leaf.ts'
import type { MessageHeader } from './summarise-header.ts'
import { mayBeTnef } from './unpack-leaves.ts'

/**
 * The first words, the words to search and whether there are attachments. What a message within the message says, and who
 * sent it, is found as what came along is.
 * @param readPdfs gives the words of PDFs too, which takes a thousand times as long
 * @throws MimeError too-complex, unreadable
 */
export async function summariseBody(
  message: Uint8Array,
  readPdfs?: (pdfs: readonly Leaf[]) => Promise<string>,
): Promise<BodySummary> {
  // Also what is attached as text or HTML: search looks into it.
  const isRead = (leaf: LeafHead): boolean =>
    isText(leaf) || mayBeTnef(leaf) || (readPdfs !== undefined && isPdf(leaf))
  const [own, ...carried] = (await messagesWithin(message, isRead)).map(({ header, leaves }) => ({
    header,
    leaves: leaves.map((leaf) => (isText(leaf) ? { ...leaf, bytes: beginning(leaf) } : leaf)),
  }))
  const leaves = own?.leaves ?? []
  const text = wordsOf(bodiesFor(leaves, 'text'))
  const files = [leaves, ...carried.map((within) => within.leaves)].flat().filter((leaf) => !isBody(leaf))
  return {
    preview: preview(text),
    hasAttachments: leaves.some((leaf) => !isBody(leaf) && isAttached(leaf)),
    hasPdf: files.some(isPdf),
    searchText: text,
    attachmentText: [
      ...files.filter(({ fileName }) => fileName !== '').map((leaf) => attachmentName(leaf)),
      ...carried.map(({ header }) => headerWords(header)),
      wordsOf([
        ...carried.flatMap((within) => bodiesFor(within.leaves, 'text')),
        ...files.filter(isText).map(toBody),
      ]),
      (await readPdfs?.(files.filter(isPdf))) ?? '',
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

const headerWords = (header: MessageHeader | null): string =>
  [header?.subject ?? '', ...(header?.from ?? []).flatMap(({ name, address }) => [name, address])]
    .filter(Boolean)
    .join(' ')

const beginning = ({ bytes }: Leaf): Leaf['bytes'] => bytes?.subarray(0, MAX_SEARCH_OCTETS) ?? null

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

/** What stands before the words of a message that is signed in its text (RFC 9580 section 7). */
const ARMOR = /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash: [^\n]*\n)*/

/** Quoted lines come last in what people say, so the preview passes them over where it can. */
function preview(text: string): string {
  const head = text.slice(0, 4000).trimStart().replace(ARMOR, '')
  const own = head.split('\n').filter((line) => !line.startsWith('>'))
  return (cleanLine(own.join(' ')) || cleanLine(head)).slice(0, MAX_PREVIEW_LENGTH)
}
