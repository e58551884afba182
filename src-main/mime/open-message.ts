import type { MessageFact } from '../contract/message-fact.ts'
import type { Attachment } from '../contract/message.ts'
import { attachmentName } from './attachment-name.ts'
import { isDangerousKind } from './dangerous-kind.ts'
import { factsOf } from './facts/message-facts.ts'
import { frameDocument } from './frame-document.ts'
import type { FrameBody } from './frame-document.ts'
import { MAX_MESSAGE_DEPTH, MAX_MESSAGES } from './limits.ts'
import { bodiesFor, isBody } from './message-bodies.ts'
import { MimeError } from './mime-error.ts'
import type { MimeOperations, OpenedMessage } from './mime-operations.ts'
import { sanitizeHtml } from './sanitize-html.ts'
import type { SafeHtml } from './sanitize-html.ts'
import { splitMessage } from './split-message.ts'
import type { Leaf } from './split-message.ts'
import { readHeader } from './summarise-header.ts'
import type { MessageHeader } from './summarise-header.ts'
import { textToHtml } from './text-to-html.ts'
import { unpackLeaves } from './unpack-leaves.ts'

/** A message taken apart, as it is kept for the reader. */
export interface TakenApart {
  detail: OpenedMessage
  /** Octets it holds in memory. */
  octets: number
  render(ask: Parameters<MimeOperations['renderBody']>[0]): { html: string }
  /** @throws MimeError no-such-part */
  part(index: number): ReturnType<MimeOperations['readPart']>
}

type ShownBody = { kind: 'html'; safe: SafeHtml } | { kind: 'text'; html: string }

/** The bodies of one message: the one opened, or one of those it carries (`header` says of whom it is). */
interface Section {
  header: MessageHeader | null
  shown: Record<'html' | 'text', ShownBody[]>
}

/** What is found on the way through a message and those within it, which share one numbering of parts. */
interface Found {
  parts: Leaf[]
  sections: Section[]
  facts: MessageFact[]
}

/**
 * Takes a message apart for the reader; messages within it are shown below its own bodies.
 * @throws MimeError too-complex, unreadable
 */
export async function takeApart(message: Uint8Array): Promise<TakenApart> {
  const found: Found = { parts: [], sections: [], facts: [] }
  await gather(message, null, 0, found)
  const { parts, sections, facts } = found
  const bodies = sections.flatMap(({ shown }) => shown.html)
  const safe = bodies.flatMap((body) => (body.kind === 'html' ? [body.safe] : []))
  // A message that only carries another has the choice of bodies that the other one gives.
  const first = sections.map(({ shown }) => shown).find(({ html }) => html.length > 0)
  const { subject, from, to, cc, replyTo, date } = readHeader(message)
  const attachments = parts.map((leaf, index): Attachment => {
    const fileName = attachmentName(leaf)
    const bytes = leaf.bytes ?? new Uint8Array()
    return {
      index,
      fileName,
      mimeType: leaf.mimeType,
      size: bytes.length,
      isInline: leaf.contentId !== '' && safe.some(({ shownIds }) => shownIds.has(leaf.contentId)),
      isDangerous: isDangerousKind(fileName, leaf.mimeType, bytes),
    }
  })
  return {
    detail: {
      ...{ subject, from, to, cc, replyTo, date, attachments, facts },
      hasText: first?.text.some(({ kind }) => kind === 'text') ?? false,
      hasHtml: first?.html.some(({ kind }) => kind === 'html') ?? false,
      blockedRemote: safe.reduce((sum, { blockedRemote }) => sum + blockedRemote, 0),
    },
    octets: message.length + parts.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0),
    render: ({ body, theme }) => ({
      html: frameDocument({
        sections: sections.map(({ header, shown }) => ({ header, bodies: shown[body].map(toFrameBody) })),
        hasColours: bodies.some((one) => body === 'html' && one.kind === 'html' && one.safe.hasColours),
        theme,
      }),
    }),
    part: (index) => {
      const [leaf, attachment] = [parts[index], attachments[index]]
      if (!leaf || !attachment) throw new MimeError('no-such-part', `the message has no part ${index}`)
      // A copy, since buffers are handed over to who asks.
      const bytes = new Uint8Array(leaf.bytes ?? [])
      return { fileName: attachment.fileName, mimeType: leaf.mimeType, bytes }
    },
  }
}

async function gather(
  message: Uint8Array,
  header: MessageHeader | null,
  depth: number,
  found: Found,
): Promise<void> {
  const leaves = unpackLeaves(await splitMessage(message, () => true))
  const parts = leaves.filter((leaf) => !isBody(leaf))
  const pictureOf = pictureFinder(parts, found.parts.length)
  found.parts.push(...parts)
  found.sections.push({
    header,
    shown: { html: show(leaves, 'html', pictureOf), text: show(leaves, 'text', pictureOf) },
  })
  // What a message that was passed on is, is no longer news.
  if (depth === 0) found.facts = factsOf(leaves)

  for (const { mimeType, bytes } of parts) {
    const isMessage = mimeType === 'message/rfc822' || mimeType === 'message/global'
    if (!isMessage || !bytes || depth === MAX_MESSAGE_DEPTH || found.sections.length > MAX_MESSAGES) continue
    try {
      await gather(bytes, readHeader(bytes), depth + 1, found)
    } catch (error) {
      // It stays an attachment, which can be saved; the message around it can be read.
      if (!(error instanceof MimeError)) throw error
    }
  }
}

/** Where the picture with a Content-ID is served; Content-IDs of one message mean nothing in another. */
const pictureFinder =
  (parts: Leaf[], offset: number) =>
  (contentId: string): string | undefined => {
    const index = parts.findIndex(
      (leaf) => leaf.contentId === contentId && leaf.mimeType.startsWith('image/'),
    )
    return index < 0 ? undefined : `part/${offset + index}`
  }

/** The bodies for one preference. Each is made safe by itself, so that no two share a tree. */
const show = (
  leaves: Leaf[],
  kind: 'html' | 'text',
  pictureOf: (contentId: string) => string | undefined,
): ShownBody[] =>
  bodiesFor(leaves, kind).map((body) =>
    body.kind === 'html'
      ? { kind: 'html', safe: sanitizeHtml(body.text, pictureOf) }
      : { kind: 'text', html: textToHtml(body.text) },
  )

const toFrameBody = (body: ShownBody): FrameBody =>
  body.kind === 'html' ? { kind: 'html', html: body.safe.html } : { kind: 'text', html: body.html }
