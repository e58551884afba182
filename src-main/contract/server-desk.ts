import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { failureSchema } from './failure.ts'
import { headerFieldSchema } from './header-field.ts'
import { LOGIN_METHODS } from './login.ts'
import { messageIdSchema } from './message.ts'

/** A unique-id (RFC 1939 section 7), or what stands for it where a server has none. Data, never part of a path. */
export const uidSchema = z.string().min(1).max(512)

export const DESK_STATES = ['closed', 'connecting', 'authorization', 'transaction', 'update'] as const
/** The session of a desk: not there, on its way, or in one of the three states of RFC 1939. */
export type DeskState = (typeof DESK_STATES)[number]

export const DESK_WHERES = ['new', 'server', 'both', 'pending-delete'] as const
/**
 * Where a listed message is: never seen before, known but only on the server, on the server and here, or here and
 * waiting to be deleted there.
 */
export type DeskWhere = (typeof DESK_WHERES)[number]

export const DESK_ORDERS = ['arrival', 'date', 'sender', 'subject', 'size', 'where', 'score'] as const
export type DeskOrderField = (typeof DESK_ORDERS)[number]

export const deskOrderSchema = z.object({ by: z.enum(DESK_ORDERS), isDescending: z.boolean() })
export type DeskOrder = z.infer<typeof deskOrderSchema>

export const deskHeaderSchema = z.object({
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  /** Milliseconds since 1970; null when the Date header is missing or unusable. */
  date: z.number().nullable(),
  /** What the server's filter counted (X-Spam-Score and the like); null when it says nothing. */
  spamScore: z.number().nullable(),
  /** The server's filter, or a block list it asked, calls it spam. */
  isSpam: z.boolean(),
  /** Names of the header rules that match, in their order. */
  rules: z.array(z.string()),
})
export type DeskHeader = z.infer<typeof deskHeaderSchema>

export const deskRowSchema = z.object({
  uid: uidSchema,
  /** Its number in this session: the larger, the later it arrived. */
  number: z.number(),
  octets: z.number(),
  where: z.enum(DESK_WHERES),
  isMarked: z.boolean(),
  /** The message here, whole or only its row; null for a new one. */
  messageId: messageIdSchema.nullable(),
  /** null until TOP has been answered. */
  header: deskHeaderSchema.nullable(),
})
export type DeskRow = z.infer<typeof deskRowSchema>

const amount = z.object({ messages: z.number(), octets: z.number() })

/** All that the desk's strip and foot show. */
export const deskStateSchema = z.object({
  accountId: accountIdSchema,
  state: z.enum(DESK_STATES),
  /** As read from the live socket; null when nothing is encrypted. `isException`: trusted by the user alone. */
  tls: z.object({ version: z.string(), cipher: z.string(), isException: z.boolean() }).nullable(),
  login: z.enum(LOGIN_METHODS).nullable(),
  /** Milliseconds since 1970, while the session is open. */
  openedAt: z.number().nullable(),
  /** What the server lists; kept, as are the marks, when the session is lost. null: not listed, closed or left. */
  maildrop: amount.nullable(),
  marked: amount.extend({ /** Of these, how many were never downloaded. */ unseen: z.number() }),
  /** What a download of the rest fetches: neither here nor marked. */
  rest: amount,
  /** Headers taken so far, of all listed: while these differ, orders other than arrival and size may still change. */
  headers: z.number(),
  download: z
    .object({
      doneMessages: z.number(),
      totalMessages: z.number(),
      doneOctets: z.number(),
      totalOctets: z.number(),
    })
    .nullable(),
  /** What the last Close did; null before one. */
  closed: z.object({ deleted: z.number(), left: z.number() }).nullable(),
  /** Why the session ended, or did not begin; null when all is well. */
  failure: failureSchema.nullable(),
  /** Rows changed when this did: ask for those in sight again. */
  revision: z.number(),
})
export type DeskView = z.infer<typeof deskStateSchema>

export const deskPreviewSchema = z.object({
  /** Decoded, as are the words of the first lines, where the cut leaves enough to decode. */
  fields: z.array(headerFieldSchema),
  body: z.string(),
  /** The same as it came. */
  sent: z.object({ header: z.string(), body: z.string() }),
  /** The message goes on after these lines. */
  isCut: z.boolean(),
})
export type DeskPreview = z.infer<typeof deskPreviewSchema>

/** Which rows a mark or a download is about. A range counts positions in an order, both ends included. */
export const deskSelectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uids'), uids: z.array(uidSchema).min(1).max(10_000) }),
  z.object({
    kind: z.literal('range'),
    order: deskOrderSchema,
    from: z.number().int().min(0),
    to: z.number().int().min(0),
  }),
  z.object({ kind: z.literal('sender'), address: z.string().min(1).max(320) }),
  z.object({ kind: z.literal('rule'), name: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('unmarked') }),
])
export type DeskSelection = z.infer<typeof deskSelectionSchema>

/** A message deleted on the server that was never downloaded: what is left of it. */
export const deletedUnseenSchema = z.object({
  id: z.number(),
  accountId: accountIdSchema,
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Who decided: the user's mark, or the header rule of this name. */
  rule: z.string().nullable(),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  date: z.number().nullable(),
  octets: z.number(),
  /** The header block as it was sent, when TOP had been answered; cut at 64 KiB. */
  headers: z.string(),
  /** The same decoded. */
  fields: z.array(headerFieldSchema),
})
export type DeletedUnseen = z.infer<typeof deletedUnseenSchema>

const ofAccount = z.object({ accountId: accountIdSchema })
const done = z.void()

/** The calls of the page *On the server*. One desk per account; its state comes as `desk:changed`. */
export const serverDeskCalls = {
  'desk:state': { request: ofAccount, reply: deskStateSchema },
  /** Opens the maildrop, or opens it again with its marks (by UID); nothing is downloaded. Resolves once listed. */
  'desk:open': { request: ofAccount, reply: deskStateSchema },
  /** Rows of an order; the headers that are missing in them are fetched next, before any others. */
  'desk:rows': {
    request: ofAccount.extend({
      order: deskOrderSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    reply: z.object({ total: z.number(), rows: z.array(deskRowSchema) }),
  },
  /** Header and first lines (TOP) as text that is safe to show; nothing is kept. */
  'desk:preview': {
    request: ofAccount.extend({ uid: uidSchema, lines: z.number().int().min(0).max(1000) }),
    reply: deskPreviewSchema,
  },
  /** Marks for deletion, or takes the mark away; the server hears of it (DELE) only on `desk:close`. */
  'desk:mark': {
    request: ofAccount.extend({ selection: deskSelectionSchema, isMarked: z.boolean() }),
    reply: done,
  },
  /** All marks away, and RSET. */
  'desk:undoMarks': { request: ofAccount, reply: done },
  /** RETR of these; opens the maildrop first where it is closed. Progress and end come as `desk:changed`. */
  'desk:download': { request: ofAccount.extend({ selection: deskSelectionSchema }), reply: done },
  'desk:cancelDownload': { request: ofAccount, reply: done },
  /**
   * DELE of what is marked, then QUIT. Marked messages that were never downloaded must be said, by their number: any
   * other number of them is refused with `bad-request`, and nothing is deleted.
   */
  'desk:close': {
    request: ofAccount.extend({ unseen: z.number().int().min(0) }),
    reply: z.object({ deleted: z.number(), left: z.number() }),
  },
  /** Ends the session without a deletion; the marks go too. */
  'desk:leave': { request: ofAccount, reply: done },
  /** Newest first. */
  'desk:deletedUnseen': {
    request: z.object({
      accountId: accountIdSchema.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    reply: z.object({ total: z.number(), entries: z.array(deletedUnseenSchema) }),
  },
} as const
