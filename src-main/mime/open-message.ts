import type { Attachment } from '../contract/message.ts'
import { attachmentName } from './attachment-name.ts'
import { readServerReport } from './authenticity/authentication-results.ts'
import { readSignatureFields } from './authenticity/signature-fields.ts'
import { isDangerousKind } from './dangerous-kind.ts'
import { frameDocument } from './frame/frame-document.ts'
import type { FrameBody } from './frame/frame-document.ts'
import { gatherSections } from './gather-sections.ts'
import type { Section, ShownBody } from './gather-sections.ts'
import { headOf, sizeOf } from './leaf.ts'
import { MimeError } from './mime-error.ts'
import type { MimeOperations, OpenedMessage } from './mime-operations.ts'
import { previewKind } from './preview-kind.ts'
import { withoutRemotePictures } from './remote-pictures.ts'
import { senderMarks } from './sender/sender-marks.ts'
import { shownDomain } from './sender/shown-domain.ts'
import type { Leaf } from './leaf.ts'
import { readHeader } from './summarise-header.ts'
import { mediaType, trueType } from './true-type.ts'

/** A message taken apart, as it is kept for the reader. */
export interface TakenApart {
  detail: OpenedMessage
  /** Octets it holds in memory. */
  octets: number
  render(
    ask: Omit<Parameters<MimeOperations['renderBody']>[0], 'key'>,
  ): ReturnType<MimeOperations['renderBody']>
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
  const { parts, sections, facts, isPatch } = await gatherSections(message)
  const showAs = showSections(sections)
  const safe = showAs('html', false).flatMap(({ bodies }) =>
    bodies.flatMap((body) => (body.kind === 'html' ? [body.safe] : [])),
  )
  // A message that only carries another has the choice of bodies that the other one gives.
  const first = sections.find((section) => section.has('html') || section.has('text'))
  const header = readHeader(message)
  const { subject, from, to, cc, replyTo, date } = header
  const isShown = (contentId: string): boolean =>
    contentId !== '' && safe.some(({ shownIds }) => shownIds.has(contentId))
  const attachments = await Promise.all(
    parts.map((leaf, index) => toAttachment(leaf, index, isShown(leaf.contentId))),
  )
  return {
    detail: {
      ...{ subject, from, to, cc, replyTo, date, attachments, facts, isPatch },
      hasText: first?.has('text') ?? false,
      hasHtml: first?.has('html') ?? false,
      hasColours: safe.some(({ hasColours }) => hasColours),
      blockedRemote: safe.reduce((sum, { blockedRemote }) => sum + blockedRemote, 0),
      senderMarks: senderMarks(message, ownDomains),
      misleadingLinks: safe.flatMap(({ misleadingLinks }) =>
        [...misleadingLinks].map(([url, claimed]) => ({ url, claimed })),
      ),
      signers: [...new Set(readSignatureFields(message).map(({ domain }) => shownDomain(domain)))],
      serverReport: readServerReport(message),
    },
    octets: message.length + parts.reduce((sum, leaf) => sum + headOf(leaf).length, 0),
    render({ body, withPictures, forPaper, ...look }) {
      const shown = showAs(body, withPictures).map(({ header: of, bodies }) => ({
        header: of,
        bodies: bodies.map(toFrameBody),
      }))
      // A reply folds what it answers; what was passed on is what one wants to read.
      const quoteLabel = FORWARDED_SUBJECT.test(subject) ? '' : look.quoteLabel
      return frameDocument(shown, { ...look, quoteLabel, paperHeader: forPaper ? header : null })
    },
    part: (index) => {
      const [leaf, attachment] = [parts[index], attachments[index]]
      if (!leaf || !attachment) throw new MimeError('no-such-part', `the message has no part ${index}`)
      // A copy, since buffers are handed over to who asks.
      const bytes = new Uint8Array(leaf.bytes ?? [])
      return { fileName: attachment.fileName, mimeType: attachment.mimeType, charset: leaf.charset, bytes }
    },
    remotePicture(index) {
      const url = showAs.remotePictures()[index]
      if (url === undefined) throw new MimeError('no-such-part', `the message has no remote picture ${index}`)
      return { url }
    },
  }
}

async function toAttachment(leaf: Leaf, index: number, isInline: boolean): Promise<Attachment> {
  const fileName = attachmentName(leaf)
  const head = headOf(leaf)
  const mimeType = await mediaType(leaf.mimeType, head)
  const type = await trueType(fileName, head)
  return {
    index,
    fileName,
    mimeType,
    ...(type === undefined ? {} : { trueType: type }),
    size: sizeOf(leaf),
    isInline,
    isDangerous:
      isDangerousKind(fileName, mimeType, head) || isDangerousKind(`true.${type ?? ''}`, mimeType, head),
    preview: previewKind(fileName, mimeType),
  }
}
const FORWARDED_SUBJECT = /^\s*(?:fwd?|wg|i|rv|tr|пересл|fs|הועבר)\s*:/iu

interface ShownSection {
  header: Section['header']
  bodies: ShownBody[]
}

interface SectionShower {
  (kind: 'html' | 'text', withPictures: boolean): ShownSection[]
  /** The addresses behind `remote/<place>`. */
  remotePictures(): string[]
}

/** Makes bodies safe when they are first asked for, and once: with or without remote pictures they are the same tree. */
function showSections(sections: Section[]): SectionShower {
  const shown = new Map<string, ShownSection[]>()
  const remote: string[] = []
  const show = (kind: 'html' | 'text', withPictures: boolean): ShownSection[] => {
    const key = `${kind} ${withPictures}`
    const known = shown.get(key)
    if (known) return known
    const made = withPictures
      ? sections.map((section) => ({ header: section.header, bodies: section.show(kind, remote) }))
      : show(kind, true).map(({ header, bodies }) => ({ header, bodies: bodies.map(withoutRemote) }))
    shown.set(key, made)
    return made
  }
  return Object.assign(show, {
    remotePictures() {
      show('html', true)
      return remote
    },
  })
}

const withoutRemote = (body: ShownBody): ShownBody =>
  body.kind === 'html'
    ? { ...body, safe: { ...body.safe, tree: withoutRemotePictures(body.safe.tree) } }
    : body

const toFrameBody = (body: ShownBody): FrameBody =>
  body.kind === 'html'
    ? { kind: 'html', tree: body.safe.tree, hasColours: body.safe.hasColours }
    : { kind: 'text', tree: body.tree, hasColours: false }
