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

/** Which messages a list shows. `accountId` null means all accounts together. */
export const messageQuerySchema = z.object({
  accountId: accountIdSchema.nullable(),
  /** null with `starredOnly` looks in every place. */
  place: z.enum(PLACES).nullable(),
  starredOnly: z.boolean(),
  /** Not null: the messages with this label, of every account and place. */
  labelId: labelIdSchema.nullable(),
  /** Words to search for; empty means no search. */
  text: z.string().max(1000),
})
export type MessageQuery = z.infer<typeof messageQuerySchema>

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
})
export type MessageRow = z.infer<typeof messageRowSchema>

export const messagePageSchema = z.object({
  total: z.number(),
  unread: z.number(),
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
  /** Where the message frame shows it: append `?body=html|text&theme=light|dark`. */
  frameUrl: z.string(),
  /** Set when the message could not be taken apart; its source can still be read. */
  unreadable: z.string().nullable(),
})
export type MessageDetail = z.infer<typeof messageDetailSchema>
