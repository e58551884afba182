import { MAX_MESSAGE_DEPTH, MAX_MESSAGES } from './limits.ts'
import type { Leaf, LeafHead } from './leaf.ts'
import { MimeError } from './mime-error.ts'
import { splitMessage } from './split-message.ts'
import { readHeader } from './summarise-header.ts'
import type { MessageHeader } from './summarise-header.ts'
import { unpackLeaves } from './unpack-leaves.ts'

/** The leaves of one message; `header` is that of a message which came within another one. */
export interface MessageLeaves {
  header: MessageHeader | null
  leaves: Leaf[]
}

/** Whether a leaf is a message (RFC 2046 section 5.2.1, RFC 6532). */
const isMessage = ({ mimeType }: LeafHead): boolean =>
  mimeType === 'message/rfc822' || mimeType === 'message/global'

/**
 * Takes a message and those within it apart, each before what it carries, as deep and as many as limits.ts allows.
 * @param wanted which leaves are to have their bytes, beside messages
 * @throws MimeError too-complex, unreadable
 */
export async function messagesWithin(
  message: Uint8Array,
  wanted: (leaf: LeafHead) => boolean,
): Promise<MessageLeaves[]> {
  const found: MessageLeaves[] = []
  const isRead = (leaf: LeafHead): boolean => isMessage(leaf) || wanted(leaf)

  async function take(bytes: Uint8Array, header: MessageHeader | null, depth: number): Promise<void> {
    const leaves = unpackLeaves(await splitMessage(bytes, isRead))
    found.push({ header, leaves })
    for (const leaf of leaves) {
      if (!isMessage(leaf) || !leaf.bytes || depth === MAX_MESSAGE_DEPTH || found.length > MAX_MESSAGES)
        continue
      try {
        await take(leaf.bytes, readHeader(leaf.bytes), depth + 1)
      } catch (error) {
        // It stays an attachment, which can be saved; the message around it can be read.
        if (!(error instanceof MimeError)) throw error
      }
    }
  }

  await take(message, null, 0)
  return found
}
