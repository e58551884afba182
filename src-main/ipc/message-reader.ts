import { frameUrlOf, type FrameAsk, type TextFont } from '../contract/frame.ts'
import type { Authenticity, ServerReport } from '../contract/message-authenticity.ts'
import type { MessageDetail, MessageRow } from '../contract/message.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import { MAX_PREPARED_OCTETS } from '../mime/limits.ts'
import { MimeError } from '../mime/mime-error.ts'
import type { OpenedMessage } from '../mime/mime-operations.ts'
import type { MessageSource } from './opened-files.ts'
import { Refusal } from './refusal.ts'

/** Messages taken apart on demand: the store has the bytes, the MIME worker the parts. */
export interface MessageReader {
  /** What the list knows of it. @throws Refusal `not-found`, StoreError */
  row(id: number): Promise<MessageRow>
  /** @throws Refusal `not-found`, StoreError */
  open(id: number): Promise<MessageDetail>
  /**
   * Takes a message apart that is likely to be opened next; null: it is not here whole, too large, or nothing could be made
   * of it. @throws StoreError
   */
  prepare(id: number): Promise<MessageDetail | null>
  /** The whole HTML document for the message frame, and how many places in it are lit. @throws Refusal, StoreError, MimeError */
  body(id: number, ask: FrameAsk, forPaper?: boolean): Promise<{ html: string; hits: number }>
  /** The address of a remote picture of a body shown with pictures. @throws Refusal, StoreError, MimeError */
  remotePicture(id: number, index: number): Promise<string>
  /** From now on this message, or every message of its sender, may be shown with pictures. @throws StoreError */
  allowPictures(id: number, always: boolean): Promise<void>
  /** From now on mail of this message's sender is shown with that body first. @throws StoreError */
  preferBody(id: number, body: 'html' | 'text'): Promise<void>
  /** From now on plain text of this message's sender is shown in that font. @throws StoreError */
  preferFont(id: number, font: TextFont): Promise<void>
  /** One attachment or inline picture, decoded. @throws Refusal, StoreError, MimeError */
  part(id: number, index: number): Promise<MessagePart>
  /** The exact bytes. @throws Refusal `not-found` when only the header is here, StoreError */
  source(id: number): Promise<Uint8Array<ArrayBuffer>>
}

export interface MessagePart {
  fileName: string
  mimeType: string
  charset: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What is asked of the accounts. */
export interface ReaderAccounts {
  /** The domains of the user's own addresses. */
  ownDomains: () => string[]
  /** The server whose reports the account believes; empty: none. */
  authservIdOf: (accountId: string) => string
}

export function createMessageReader(
  store: MessageSource,
  mime: MimeClient,
  { ownDomains, authservIdOf }: ReaderAccounts,
): MessageReader {
  /** In this run of the program, by number. */
  const shownWithPictures = new Set<number>()

  const arePicturesAllowed = async (id: number): Promise<boolean> => {
    if (shownWithPictures.has(id)) return true
    const address = (await store.messageRow({ id }))?.fromAddress ?? ''
    return address !== '' && (await store.arePicturesAllowed({ address }))
  }

  /** Of these only the beginning was here when they were taken apart. */
  const openedInPart = new Set<number>()
  const inHand = new Map<number, Promise<OpenedMessage>>()
  /** The parser could make nothing of them, and may have been long about it: that is done again only when one is opened. */
  const notToPrepare = new Set<number>()

  const keyOf = (id: number): string => String(id)

  const source = async (id: number): Promise<Uint8Array<ArrayBuffer>> => {
    const message = await store.readMessage({ id })
    if (!message) throw new Refusal('not-found', `message ${String(id)} is not here`)
    return message.bytes
  }

  /** The whole message, or as much of it as is here. Twice, if the parser ended over it: it may have been no fault of this one. */
  const takeApart = async (id: number): Promise<OpenedMessage> => {
    try {
      return await takeApartOnce(id)
    } catch (error) {
      if (!isOneOf(error, 'stopped')) throw error
      return takeApartOnce(id)
    }
  }

  const takeApartOnce = async (id: number): Promise<OpenedMessage> => {
    const part = await store.readPart({ id })
    const bytes = part ? part.bytes : await source(id)
    if (part) openedInPart.add(id)
    else openedInPart.delete(id)
    return mime.openMessage({ key: keyOf(id), bytes, ownDomains: ownDomains() }, [bytes.buffer])
  }

  /** What is kept of it, or else will be: no message is taken apart twice at once. */
  const opened = async (id: number): Promise<OpenedMessage> => {
    const begun = inHand.get(id)
    // Of what is here in part, the rest may have come meanwhile.
    if (begun && !openedInPart.has(id)) return begun
    const taking = kept(id).finally(() => inHand.delete(id))
    inHand.set(id, taking)
    return taking
  }

  const kept = async (id: number): Promise<OpenedMessage> => {
    if (openedInPart.has(id)) return takeApart(id)
    try {
      return await mime.keptMessage({ key: keyOf(id) })
    } catch (error) {
      if (!isGone(error)) throw error
      return takeApart(id)
    }
  }

  /** The worker keeps only a few messages taken apart, and none when it ends; one that is gone is opened anew, once. */
  const withOpen = async <T>(id: number, use: (key: string) => Promise<T>): Promise<T> => {
    try {
      return await use(keyOf(id))
    } catch (error) {
      if (!isGone(error)) throw error
      await opened(id)
      return use(keyOf(id))
    }
  }

  const rowOf = async (id: number): Promise<MessageRow> => {
    const row = await store.messageRow({ id })
    if (!row) throw new Refusal('not-found', `no message ${String(id)}`)
    return row
  }

  const detailOf = async (row: MessageRow): Promise<MessageDetail> => {
    const { id } = row
    const isHeaderOnly = row.where === 'server'
    if (isHeaderOnly && !(await store.readPart({ id }))) return { ...bare(row), isHeaderOnly }
    try {
      const { subject, date, signers, serverReport, ...parts } = await opened(id)
      const { fromAddress: address } = row
      return {
        ...bare(row),
        ...parts,
        authenticity: authenticityOf(signers, serverReport, authservIdOf(row.accountId)),
        isHeaderOnly,
        preferredBody: address === '' ? null : await store.preferredBody({ address }),
        preferredFont: address === '' ? null : await store.preferredFont({ address }),
        arePicturesAllowed: await arePicturesAllowed(id),
      }
    } catch (error) {
      if (!(error instanceof MimeError)) throw error
      if (isHeaderOnly) return { ...bare(row), isHeaderOnly }
      // Its source can still be read.
      return { ...bare(row), unreadable: error.message }
    }
  }

  return {
    source,
    row: rowOf,
    open: async (id) => detailOf(await rowOf(id)),
    async prepare(id) {
      const row = await store.messageRow({ id })
      if (!row || row.where === 'server' || row.size > MAX_PREPARED_OCTETS || notToPrepare.has(id))
        return null
      const detail = await detailOf(row)
      if (detail.unreadable === null) return detail
      notToPrepare.add(id)
      return null
    },
    async body(id, ask, forPaper = false) {
      const withPictures = ask.withPictures && (await arePicturesAllowed(id))
      return withOpen(id, (key) => mime.renderBody({ key, ...ask, withPictures, forPaper }))
    },
    async remotePicture(id, index) {
      if (!(await arePicturesAllowed(id)))
        throw new Refusal('not-found', `no pictures for message ${String(id)}`)
      return (await withOpen(id, (key) => mime.remotePicture({ key, index }))).url
    },
    async allowPictures(id, always) {
      shownWithPictures.add(id)
      const address = always ? (await store.messageRow({ id }))?.fromAddress : undefined
      if (address) await store.allowPictures({ address })
    },
    async preferBody(id, body) {
      const address = (await store.messageRow({ id }))?.fromAddress
      if (address) await store.preferBody({ address, body })
    },
    async preferFont(id, font) {
      const address = (await store.messageRow({ id }))?.fromAddress
      if (address) await store.preferFont({ address, font })
    },
    part: (id, index) => withOpen(id, (key) => mime.readPart({ key, index })),
  }
}

const isOneOf = (error: unknown, ...kinds: MimeError['kind'][]): boolean =>
  error instanceof MimeError && kinds.includes(error.kind)
const isGone = (error: unknown): boolean => isOneOf(error, 'not-open', 'stopped')

/** Of a report only what a server says that the account believes. Signatures are checked when that is asked. */
function authenticityOf(
  signers: readonly string[],
  report: ServerReport | null,
  authservId: string,
): Authenticity {
  const isBelieved = report !== null && authservId !== '' && report.server === authservId.toLowerCase()
  return {
    signatures: signers.map((domain) => ({ domain, result: 'not-checked', isAligned: false })),
    report: isBelieved ? report : null,
    unnamedServer: authservId === '' ? (report?.server ?? '') : '',
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
    preferredBody: null,
    isPatch: false,
    preferredFont: null,
    hasColours: false,
    blockedRemote: 0,
    arePicturesAllowed: false,
    attachments: [],
    facts: [],
    senderMarks: [],
    misleadingLinks: [],
    authenticity: { signatures: [], report: null, unnamedServer: '' },
    isHeaderOnly: false,
    frameUrl: frameUrlOf(row.id),
    unreadable: null,
  }
}
