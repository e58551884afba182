import type { Root } from 'hast'
import type { MessageFact } from '../contract/message-fact.ts'
import { factsOf } from './facts/message-facts.ts'
import { bodiesFor, isBody } from './message-bodies.ts'
import { messagesWithin } from './messages-within.ts'
import { isPatch } from './patch.ts'
import { sanitizeHtml, textTree } from './sanitize-html.ts'
import type { SafeHtml } from './sanitize-html.ts'
import type { Leaf } from './leaf.ts'
import type { MessageHeader } from './summarise-header.ts'

/** A body made safe. */
export type ShownBody = { kind: 'html'; safe: Omit<SafeHtml, 'html'> } | { kind: 'text'; tree: Root }

/** The bodies of one message: the one opened, or one of those it carries (`header` says of whom it is). */
export interface Section {
  header: MessageHeader | null
  /** Whether it has a body of that kind to show. */
  has(kind: 'html' | 'text'): boolean
  /**
   * The bodies for one preference, each made safe by itself, so that no two share a tree.
   * @param remotePictures takes the addresses of remote pictures, as for sanitizeHtml
   */
  show(kind: 'html' | 'text', remotePictures: string[]): ShownBody[]
}

/** What is found on the way through a message and those within it, which share one numbering of parts. */
export interface Gathered {
  parts: Leaf[]
  sections: Section[]
  facts: MessageFact[]
  /** Whether the text of the message itself holds a patch. */
  isPatch: boolean
}

/**
 * Takes a message and the messages within it apart.
 * @throws MimeError too-complex, unreadable
 */
export async function gatherSections(message: Uint8Array): Promise<Gathered> {
  const messages = await messagesWithin(message, () => true)
  // What a message that was passed on is, is no longer news.
  const own = messages[0]?.leaves ?? []
  const found: Gathered = {
    parts: [],
    sections: [],
    facts: factsOf(message, own),
    isPatch: own.some(isPatch),
  }
  for (const { header, leaves } of messages) {
    const parts = leaves.filter((leaf) => !isBody(leaf))
    const pictureOf = pictureFinder(parts, found.parts.length)
    found.parts.push(...parts)
    // A message that has nothing but HTML shows it for both preferences.
    const safe = new Map<string, SafeHtml>()
    const safeOf = (html: string, remotePictures: string[]): SafeHtml => {
      const made = safe.get(html) ?? sanitizeHtml(html, pictureOf, remotePictures)
      safe.set(html, made)
      return made
    }
    found.sections.push({
      header,
      has: (kind) => bodiesFor(leaves, kind).some((body) => body.kind === kind),
      show: (kind, remotePictures) =>
        bodiesFor(leaves, kind).map((body) =>
          body.kind === 'html'
            ? { kind: 'html', safe: safeOf(body.text, remotePictures) }
            : { kind: 'text', tree: textTree(body.text).tree },
        ),
    })
  }
  return found
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
