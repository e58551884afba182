import type { Attachment } from '../contract/message.ts'
import { attachmentName } from './attachment-name.ts'
import { isDangerousKind } from './dangerous-kind.ts'
import { frameDocument } from './frame-document.ts'
import { bodiesFor, isBody } from './message-bodies.ts'
import { MimeError } from './mime-error.ts'
import type { MimeOperations, OpenedMessage } from './mime-operations.ts'
import { sanitizeHtml } from './sanitize-html.ts'
import type { SafeHtml } from './sanitize-html.ts'
import { splitMessage } from './split-message.ts'
import type { Leaf } from './split-message.ts'
import { readHeader } from './summarise-header.ts'
import { textToHtml } from './text-to-html.ts'

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

/**
 * Takes a message apart for the reader.
 * @throws MimeError too-complex, unreadable
 */
export async function takeApart(message: Uint8Array): Promise<TakenApart> {
  const leaves = await splitMessage(message, () => true)
  const parts = leaves.filter((leaf) => !isBody(leaf))
  const shown = { html: show(leaves, parts, 'html'), text: show(leaves, parts, 'text') }
  const safe = shown.html.flatMap((body) => (body.kind === 'html' ? [body.safe] : []))
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
      ...{ subject, from, to, cc, replyTo, date, attachments },
      hasText: shown.text.some(({ kind }) => kind === 'text'),
      hasHtml: safe.length > 0,
      blockedRemote: safe.reduce((sum, { blockedRemote }) => sum + blockedRemote, 0),
    },
    octets: message.length + parts.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0),
    render: ({ body, theme }) => ({
      html: frameDocument({
        bodies: shown[body].map((one) =>
          one.kind === 'html' ? { kind: 'html', html: one.safe.html } : { kind: 'text', html: one.html },
        ),
        hasColours: shown[body].some((one) => one.kind === 'html' && one.safe.hasColours),
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

/** The bodies for one preference. Each is made safe by itself, so that no two share a tree. */
function show(leaves: Leaf[], parts: Leaf[], kind: 'html' | 'text'): ShownBody[] {
  const pictureOf = (contentId: string): string | undefined => {
    const index = parts.findIndex(
      (leaf) => leaf.contentId === contentId && leaf.mimeType.startsWith('image/'),
    )
    return index < 0 ? undefined : `part/${index}`
  }
  return bodiesFor(leaves, kind).map((body) =>
    body.kind === 'html'
      ? { kind: 'html', safe: sanitizeHtml(body.text, pictureOf) }
      : { kind: 'text', html: textToHtml(body.text) },
  )
}
