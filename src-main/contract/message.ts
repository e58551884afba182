import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { labelIdSchema } from './label.ts'
import { authenticitySchema } from './message-authenticity.ts'
import { messageFactSchema } from './message-fact.ts'
import { misleadingLinkSchema, senderMarkSchema } from './sender-mark.ts'

export const PLACES = ['inbox', 'archive', 'junk', 'bin'] as const
export type Place = (typeof PLACES)[number]

export const WHERES = ['server', 'here', 'both', 'pending-delete'] as const
/** Where a message is: only on the server, only here, both, or here and waiting to be deleted there. */
export type Where = (typeof WHERES)[number]

export const messageIdSchema = z.number().int().positive()

export const LIST_ORDERS = ['date', 'sender', 'subject', 'size', 'best'] as const
/** What a list is in the order of; `best` is for a search: how well a message fits it. */
export type ListOrder = (typeof LIST_ORDERS)[number]

/** Which messages a list shows. `accountId` null means all accounts together. */
export const messageQuerySchema = z.object({
  accountId: accountIdSchema.nullable(),
  /** null with `starredOnly` looks in every place. */
  place: z.enum(PLACES).nullable(),
  starredOnly: z.boolean(),
  /** Not null: the messages with this label, of every account and place. */
  labelId: labelIdSchema.nullable(),
  /** What to search for, as it was typed (store/parse-search.ts); empty means no search. */
  text: z.string().max(1000),
  order: z.enum(LIST_ORDERS),
  /** Oldest, smallest or A first. */
  isAscending: z.boolean(),
  /** One row for each conversation. Only for a place, in the order of dates; elsewhere it means nothing. */
  isThreaded: z.boolean(),
})
export type MessageQuery = z.infer<typeof messageQuerySchema>

/** Stretches of a text, each from a character up to another. */
const stretchesSchema = z.array(z.tuple([z.number(), z.number()]))
export type Stretches = z.infer<typeof stretchesSchema>

/** The conversation that a row stands for: what of it is in the place that is listed. */
export const threadSummarySchema = z.object({
  id: z.number(),
  unread: z.number(),
  /** Of all its messages there, newest first. */
  messageIds: z.array(messageIdSchema),
  /** Who wrote, newest first, each once; the first few. */
  people: z.array(z.string()),
})
export type ThreadSummary = z.infer<typeof threadSummarySchema>

/** One row of a list: what it takes to draw it, nothing of the body but its first words. */
export const messageRowSchema = z.object({
  id: messageIdSchema,
  accountId: accountIdSchema,
  where: z.enum(WHERES),
  place: z.enum(PLACES),
  isUnread: z.boolean(),
  isStarred: z.boolean(),
  hasAttachments: z.boolean(),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  /** The first words of the text; empty while only the header is here. */
  preview: z.string(),
  /** Milliseconds since 1970, from the Date header, else when we first saw the message. */
  date: z.number(),
  /** Octets. */
  size: z.number(),
  labelIds: z.array(labelIdSchema),
  /** In a list by conversation; the row itself is that of its newest message. */
  thread: threadSummarySchema.optional(),
  /** In a search: where its words are. */
  lit: z.object({ from: stretchesSchema, subject: stretchesSchema, preview: stretchesSchema }).optional(),
})
export type MessageRow = z.infer<typeof messageRowSchema>

export const messagePageSchema = z.object({
  /** Of a search: how many were found so far. */
  total: z.number(),
  unread: z.number(),
  /** Of a list by conversation, where `total` counts those: how many messages they are. */
  messages: z.number().optional(),
  /** Of a search: there are more than `total`, which show when its last rows are asked for. */
  isMore: z.boolean().optional(),
  /** Of a search: the words that were looked for. */
  words: z.array(z.string()).optional(),
  offset: z.number(),
  rows: z.array(messageRowSchema),
})
export type MessagePage = z.infer<typeof messagePageSchema>

export const placeCountSchema = z.object({
  accountId: accountIdSchema,
  place: z.enum(PLACES),
  total: z.number(),
  unread: z.number(),
  starred: z.number(),
})
export type PlaceCount = z.infer<typeof placeCountSchema>

export const addressSchema = z.object({ name: z.string(), address: z.string() })
export type Address = z.infer<typeof addressSchema>

/** How an attachment can be looked at in the window; null: only another program can show it. */
export const attachmentPreviewSchema = z.enum(['picture', 'text']).nullable()
export type AttachmentPreview = z.infer<typeof attachmentPreviewSchema>

export const attachmentSchema = z.object({
  /** Position in the message: what *open* and *save* name it by. */
  index: z.number(),
  /** Cleaned: safe to show and to use as a file name. */
  fileName: z.string(),
  /** As the sender declares it. */
  mimeType: z.string(),
  /** The usual ending of the kind that its first octets tell of; absent where the name promises that, or nothing is told. */
  trueType: z.string().optional(),
  /** Octets, decoded. */
  size: z.number(),
  /** Shown inside the HTML by cid:, so not listed among the attachments. */
  isInline: z.boolean(),
  /** Of a kind that can run code when opened: may be saved, not opened. */
  isDangerous: z.boolean(),
  preview: attachmentPreviewSchema,
})
export type Attachment = z.infer<typeof attachmentSchema>

export const messageDetailSchema = z.object({
  row: messageRowSchema,
  from: z.array(addressSchema),
  to: z.array(addressSchema),
  cc: z.array(addressSchema),
  replyTo: z.array(addressSchema),
  hasText: z.boolean(),
  hasHtml: z.boolean(),
  /** The body that was chosen for mail of this sender; null: none was. */
  preferredBody: z.enum(['html', 'text']).nullable(),
  /** Its text holds a patch. */
  isPatch: z.boolean(),
  /** The font that was chosen for plain text of this sender; null: none was. */
  preferredFont: z.enum(['fixed', 'proportional']).nullable(),
  /** The HTML sets colours of its own. */
  hasColours: z.boolean(),
  /** How many remote pictures, styles and the like were left out. */
  blockedRemote: z.number(),
  /** The user allowed the network's pictures: for this message, or for all of its sender's. */
  arePicturesAllowed: z.boolean(),
  attachments: z.array(attachmentSchema),
  facts: z.array(messageFactSchema),
  senderMarks: z.array(senderMarkSchema),
  misleadingLinks: z.array(misleadingLinkSchema),
  authenticity: authenticitySchema,
  /** Only the header is here; the body is still on the server. */
  isHeaderOnly: z.boolean(),
  /** Where the message frame shows it: append `?` and what FrameAsk names. */
  frameUrl: z.string(),
  /** Set when the message could not be taken apart; its source can still be read. */
  unreadable: z.string().nullable(),
})
export type MessageDetail = z.infer<typeof messageDetailSchema>
