import type { FrameAsk } from '../contract/frame.ts'
import type { ServerReport, Signature } from '../contract/message-authenticity.ts'
import type { MessageFact } from '../contract/message-fact.ts'
import type { Address, Attachment } from '../contract/message.ts'
import type { BodySummary, HeaderSummary } from '../contract/message-summary.ts'
import type { MisleadingLink, SenderMark } from '../contract/sender-mark.ts'
import type { KnownKey } from './authenticity/verify-signatures.ts'
import type { HeaderFacts } from './header-facts.ts'
import type { TopPreview } from './preview-top.ts'

/** A whole message, summarised. */
export interface SummarisedMessage {
  header: HeaderSummary
  /** null: it cannot be taken apart, and nothing is known of what it holds. */
  body: BodySummary | null
}

/** What the reader needs to know of a message before it shows a body. */
export interface OpenedMessage {
  subject: string
  from: Address[]
  to: Address[]
  cc: Address[]
  replyTo: Address[]
  /** Milliseconds since 1970; null when the Date header is missing or unusable. */
  date: number | null
  hasText: boolean
  hasHtml: boolean
  isPatch: boolean
  /** Whether the HTML sets colours of its own. */
  hasColours: boolean
  /** How many references to remote pictures, styles and the like the HTML body has; none is kept. */
  blockedRemote: number
  /** Those of the message, then those of the messages it carries. */
  attachments: Attachment[]
  facts: MessageFact[]
  senderMarks: SenderMark[]
  misleadingLinks: MisleadingLink[]
  /** The domains that signed it, as they are shown. */
  signers: string[]
  /** The topmost report of a server: anybody may have written it. */
  serverReport: ServerReport | null
}

/** A body as the frame shows it; remote pictures as `remote/<index>`, which `remotePicture` turns into addresses. */
export interface RenderAsk extends FrameAsk {
  key: string
  /** For print, with its header above it. */
  forPaper: boolean
}

/** `workerData` of the worker; all of it may be missing. */
export interface MimeWorkerData {
  /** As for pdfText. */
  cMapFolder?: string
}

/** What the worker of mime/ does (mime-worker.ts); mime-client.ts calls it. */
export interface MimeOperations {
  /**
   * Summaries of header blocks as TOP n 0 gave them, in the same order. A block that makes no sense still gets
   * the best summary there is.
   */
  summariseHeaders(ask: { blocks: Uint8Array<ArrayBuffer>[] }): HeaderSummary[]

  /**
   * What header rules ask about messages, from their header blocks, in the same order. `names`: fields that are wanted
   * beyond those that every rule may ask about.
   */
  readHeaderFacts(ask: { blocks: Uint8Array<ArrayBuffer>[]; names: readonly string[] }): HeaderFacts[]

  /**
   * Summaries of whole messages as RETR gave them, in the same order. Never rejects for what a message contains: one that
   * cannot be taken apart is summarised by its header alone, as all are with `headersOnly`.
   */
  summariseMessages(ask: {
    messages: Uint8Array<ArrayBuffer>[]
    headersOnly?: boolean
  }): Promise<SummarisedMessage[]>

  /**
   * The same of one message, with the words of its PDFs: seconds of work, and much memory for it.
   * @throws MimeError too-complex, unreadable
   */
  summariseWithPdfs(ask: { message: Uint8Array<ArrayBuffer> }): Promise<SummarisedMessage>

  /** The beginning of a message, as TOP n gave it, as text that is safe to show; whatever it contains. */
  previewTop(ask: { bytes: Uint8Array<ArrayBuffer> }): Promise<TopPreview>

  /**
   * Takes a message apart and keeps it under `key` for the operations below, until newer ones need its room.
   * `ownDomains`: the user's, which others may try to look like.
   * @throws MimeError too-complex, unreadable
   */
  openMessage(ask: {
    key: string
    bytes: Uint8Array<ArrayBuffer>
    ownDomains?: readonly string[]
  }): Promise<OpenedMessage>

  /** What `openMessage` told of a message that is still kept. @throws MimeError not-open */
  keptMessage(ask: { key: string }): OpenedMessage

  /** Where the keys of a message's signatures are published, each once. */
  signatureKeyNames(ask: { bytes: Uint8Array<ArrayBuffer> }): string[]

  /** Checks the signatures of a message with these keys, by name; asks nobody. */
  verifySignatures(ask: {
    bytes: Uint8Array<ArrayBuffer>
    keys: ReadonlyMap<string, KnownKey>
    now: number
  }): Promise<Signature[]>

  /**
   * The complete document for the message frame. Pictures named by `cid:` point to `part/<index>`, beside the document.
   * A message without the body asked for shows the one it has. `hits`: how many places in it are lit.
   * @throws MimeError not-open
   */
  renderBody(ask: RenderAsk): { html: string; hits: number }

  /**
   * The address (http or https) behind a remote picture of a body that was rendered with pictures.
   * @throws MimeError not-open, no-such-part
   */
  remotePicture(ask: { key: string; index: number }): { url: string }

  /**
   * The decoded bytes of an attachment or inline part; `index` as in `OpenedMessage.attachments`.
   * @throws MimeError not-open, no-such-part
   */
  readPart(ask: { key: string; index: number }): {
    fileName: string
    mimeType: string
    /** As the part says; often empty, sometimes wrong. */
    charset: string
    bytes: Uint8Array<ArrayBuffer>
  }
}
