import type { Attachment } from '../contract/message.ts'
import { attachmentName } from './attachment-name.ts'
import { readServerReport } from './authenticity/authentication-results.ts'
import { readSignatureFields } from './authenticity/signature-fields.ts'
import { isDangerousKind } from './dangerous-kind.ts'
import { frameDocument } from './frame-document.ts'
import type { FrameBody } from './frame-document.ts'
import { gatherSections } from './gather-sections.ts'
import type { Section, ShownBody } from './gather-sections.ts'
import { MimeError } from './mime-error.ts'
import type { MimeOperations, OpenedMessage } from './mime-operations.ts'
import { senderMarks } from './sender/sender-marks.ts'
import { shownDomain } from './sender/shown-domain.ts'
import type { Leaf } from './split-message.ts'
import { readHeader } from './summarise-header.ts'
import { trueType } from './true-type.ts'

/** A message taken apart, as it is kept for the reader. */
export interface TakenApart {
  detail: OpenedMessage
  /** Octets it holds in memory. */
  octets: number
  render(ask: Parameters<MimeOperations['renderBody']>[0]): { html: string }
  /** @throws MimeError no-such-part */
  part(index: number): ReturnType<MimeOperations['readPart']>
  /** The address behind `remote/<index>` in what is rendered with pictures. @throws MimeError no-such-part */
  remotePicture(index: number): { url: string }
}

/**
 * Takes a message apart for the reader; messages within it are shown below its own bodies.
 * @param ownDomains the user's, which others may try to look like
 * @throws MimeError too-complex, unreadable
 */
export async function takeApart(
  message: Uint8Array,
  ownDomains: readonly string[] = [],
): Promise<TakenApart> {
  const { parts, sections, facts } = await gatherSections(message)
  const closed = showSections(sections, null)
  const safe = closed.flatMap(({ shown }) =>
    shown.html.flatMap((body) => (body.kind === 'html' ? [body.safe] : [])),
  )
  // A message that only carries another has the choice of bodies that the other one gives.
  const first = closed.map(({ shown }) => shown).find(({ html }) => html.length > 0)
  const blockedRemote = safe.reduce((sum, one) => sum + one.blockedRemote, 0)
  // Where nothing was left out, pictures change nothing: the work is not done twice.
  let opened: { remotePictures: string[]; shown: ShownSection[] } | undefined =
    blockedRemote === 0 ? { remotePictures: [], shown: closed } : undefined
  const openUp = (): NonNullable<typeof opened> => {
    const remotePictures: string[] = []
    return (opened ??= { remotePictures, shown: showSections(sections, remotePictures) })
  }
  const { subject, from, to, cc, replyTo, date } = readHeader(message)
  const isShown = (contentId: string): boolean =>
    contentId !== '' && safe.some(({ shownIds }) => shownIds.has(contentId))
  const attachments = await Promise.all(
    parts.map((leaf, index) => toAttachment(leaf, index, isShown(leaf.contentId))),
  )
  return {
    detail: {
      ...{ subject, from, to, cc, replyTo, date, attachments, facts },
      hasText: first?.text.some(({ kind }) => kind === 'text') ?? false,
      hasHtml: first?.html.some(({ kind }) => kind === 'html') ?? false,
      blockedRemote,
      senderMarks: senderMarks(message, ownDomains),
      misleadingLinks: safe.flatMap(({ misleadingLinks }) =>
        [...misleadingLinks].map(([url, claimed]) => ({ url, claimed })),
      ),
      signers: [...new Set(readSignatureFields(message).map(({ domain }) => shownDomain(domain)))],
      serverReport: readServerReport(message),
    },
    octets: message.length + parts.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0),
    render({ body, theme, withPictures }) {
      const chosen = (withPictures ? openUp().shown : closed).map(({ header, shown }) => ({
        header,
        bodies: shown[body],
      }))
      return {
        html: frameDocument({
          sections: chosen.map(({ header, bodies }) => ({ header, bodies: bodies.map(toFrameBody) })),
          hasColours: chosen.some(({ bodies }) => bodies.some(isColoured)),
          theme,
        }),
      }
    },
    part: (index) => {
      const [leaf, attachment] = [parts[index], attachments[index]]
      if (!leaf || !attachment) throw new MimeError('no-such-part', `the message has no part ${index}`)
      // A copy, since buffers are handed over to who asks.
      const bytes = new Uint8Array(leaf.bytes ?? [])
      return { fileName: attachment.fileName, mimeType: leaf.mimeType, bytes }
    },
    remotePicture(index) {
      const url = openUp().remotePictures[index]
      if (url === undefined) throw new MimeError('no-such-part', `the message has no remote picture ${index}`)
      return { url }
    },
  }
}

async function toAttachment(leaf: Leaf, index: number, isInline: boolean): Promise<Attachment> {
  const fileName = attachmentName(leaf)
  const bytes = leaf.bytes ?? new Uint8Array()
  const type = await trueType(fileName, bytes)
  return {
    index,
    fileName,
    mimeType: leaf.mimeType,
    ...(type === undefined ? {} : { trueType: type }),
    size: bytes.length,
    isInline,
    isDangerous:
      isDangerousKind(fileName, leaf.mimeType, bytes) ||
      isDangerousKind(`true.${type ?? ''}`, leaf.mimeType, bytes),
  }
}

interface ShownSection {
  header: Section['header']
  shown: Record<'html' | 'text', ShownBody[]>
}

const showSections = (sections: Section[], remotePictures: string[] | null): ShownSection[] =>
  sections.map((section) => ({
    header: section.header,
    shown: { html: section.show('html', remotePictures), text: section.show('text', remotePictures) },
  }))

const isColoured = (body: ShownBody): boolean => body.kind === 'html' && body.safe.hasColours

const toFrameBody = (body: ShownBody): FrameBody =>
  body.kind === 'html' ? { kind: 'html', html: body.safe.html } : { kind: 'text', html: body.html }
