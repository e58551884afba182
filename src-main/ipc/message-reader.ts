import { frameUrlOf } from '../contract/frame.ts'
import type { MessageDetail, MessageRow } from '../contract/message.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import { MimeError } from '../mime/mime-error.ts'
import type { OpenedMessage } from '../mime/mime-operations.ts'
import type { Store } from '../store/store-client.ts'
import { Refusal } from './refusal.ts'

/** Messages taken apart on demand: the store has the bytes, the MIME worker the parts. */
export interface MessageReader {
  /** @throws Refusal `not-found`, StoreError */
  open(id: number): Promise<MessageDetail>
  /** The whole HTML document for the message frame. @throws Refusal, StoreError, MimeError */
  body(id: number, body: 'html' | 'text', theme: 'light' | 'dark'): Promise<string>
  /** One attachment or inline picture, decoded. @throws Refusal, StoreError, MimeError */
  part(id: number, index: number): Promise<MessagePart>
  /** The exact bytes. @throws Refusal `not-found` when only the header is here, StoreError */
  source(id: number): Promise<Uint8Array<ArrayBuffer>>
}

export interface MessagePart {
  fileName: string
  mimeType: string
  bytes: Uint8Array<ArrayBuffer>
}

export function createMessageReader(store: Store, mime: MimeClient): MessageReader {
  const keyOf = (id: number): string => String(id)

  const source = async (id: number): Promise<Uint8Array<ArrayBuffer>> => {
    const message = await store.readMessage({ id })
    if (!message) throw new Refusal('not-found', `message ${String(id)} is not here`)
    return message.bytes
  }

  const takeApart = async (id: number): Promise<OpenedMessage> => {
    const bytes = await source(id)
    return mime.openMessage({ key: keyOf(id), bytes }, [bytes.buffer])
  }

  /** The worker keeps only a few messages taken apart; one that it let go is opened anew, once. */
  const withOpen = async <T>(id: number, use: (key: string) => Promise<T>): Promise<T> => {
    try {
      return await use(keyOf(id))
    } catch (error) {
      if (!(error instanceof MimeError && error.kind === 'not-open')) throw error
      await takeApart(id)
      return use(keyOf(id))
    }
  }

  return {
    source,
    async open(id) {
      const row = await store.messageRow({ id })
      if (!row) throw new Refusal('not-found', `no message ${String(id)}`)
      if (row.where === 'server') return { ...bare(row), isHeaderOnly: true }
      try {
        const { subject, date, ...parts } = await takeApart(id)
        return { ...bare(row), ...parts }
      } catch (error) {
        if (!(error instanceof MimeError)) throw error
        // Its source can still be read.
        return { ...bare(row), unreadable: error.message }
      }
    },
    async body(id, body, theme) {
      return (await withOpen(id, (key) => mime.renderBody({ key, body, theme }))).html
    },
    part: (id, index) => withOpen(id, (key) => mime.readPart({ key, index })),
  }
}

/** What the list's row alone tells of a message. */
function bare(row: MessageRow): MessageDetail {
  return {
    row,
    from: [{ name: row.fromName, address: row.fromAddress }],
    to: [],
    cc: [],
    replyTo: [],
    hasText: false,
    hasHtml: false,
    blockedRemote: 0,
    attachments: [],
    facts: [],
    isHeaderOnly: false,
    frameUrl: frameUrlOf(row.id),
    unreadable: null,
  }
}
