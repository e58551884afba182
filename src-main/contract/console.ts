import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { failureSchema } from './failure.ts'
import { LOGIN_METHODS } from './login.ts'

/** Whose console: an account's, or that of the guided tour, which has a sample mailbox of its own. */
export const consolePlaceSchema = z.union([z.literal('tour'), accountIdSchema])
export type ConsolePlace = z.infer<typeof consolePlaceSchema>

export const CONVERSATION_KINDS = ['sync', 'desk', 'prompt'] as const
/** Who held the session: a sync, the page *On the server*, or the prompt of the console. */
export type ConversationKind = (typeof CONVERSATION_KINDS)[number]

/** What was said in one session. */
export const conversationSchema = z.object({
  id: z.number(),
  kind: z.enum(CONVERSATION_KINDS),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
  /** null: still going on. */
  endedAt: z.number().nullable(),
})
export type Conversation = z.infer<typeof conversationSchema>

const bodySchema = z.object({
  /** All of it, dots unstuffed. */
  octets: z.number(),
  /** Its beginning; null when it was not kept. Untrusted: shown as text only. */
  text: z.string().nullable(),
  isCut: z.boolean(),
})
/** What followed a multi-line reply. */
export type ConsoleBody = z.infer<typeof bodySchema>

export const consoleLineSchema = z.object({
  /** Counted from 1 in each conversation, also over lines that are no longer kept. */
  number: z.number(),
  at: z.number(),
  direction: z.enum(['sent', 'received', 'note']),
  /** Secrets masked. Untrusted: shown as text only. */
  text: z.string(),
  /** On the wire, line end included; null for a note, and where it would tell how long a secret is. */
  octets: z.number().nullable(),
  body: bodySchema.nullable(),
})
export type ConsoleLine = z.infer<typeof consoleLineSchema>

/** The session of a prompt, as it really is. */
export const promptStateSchema = z.object({
  place: consolePlaceSchema,
  /** `none`: never opened in this run of the program. The others are RFC 1939's. */
  state: z.enum(['none', 'opening', 'authorization', 'transaction', 'update', 'closed']),
  conversationId: z.number().nullable(),
  /** As read from the live socket, e.g. "TLSv1.3"; null when nothing is encrypted. */
  tlsVersion: z.string().nullable(),
  /** How the login was done by itself; null when it was typed by hand, or not yet done. */
  login: z.enum(LOGIN_METHODS).nullable(),
  /** As last announced; empty where the server knows no CAPA. */
  capabilities: z.array(z.string()),
  /** Numbers of the messages that are marked for deletion. */
  marked: z.array(z.number()),
  /** As far as a reply has told it; null when none has. */
  messages: z.number().nullable(),
  /** A challenge of AUTH that waits for its answer (both base64); null: none does. */
  challenge: z.string().nullable(),
  /** What ended it; null when it ended well, or goes on. */
  failure: failureSchema.nullable(),
})
export type PromptState = z.infer<typeof promptStateSchema>

/** The longest line that is sent: an access token in base64 fits. */
export const MAX_PROMPT_LINE = 4096
const commandLine = z
  .string()
  .max(MAX_PROMPT_LINE)
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]*$/)

export const promptLineSchema = z.object({
  place: consolePlaceSchema,
  line: commandLine.min(1),
  /** Whether +OK is the whole answer or lines follow it. Nothing in the answer says so: it has to be known. */
  shape: z.enum(['line', 'lines']),
})
export const challengeAnswerSchema = z.object({ place: consolePlaceSchema, answer: commandLine })

/** What came of a line: the reply itself is the line with that number. */
export const promptAnswerSchema = z.object({
  /** Why the server said -ERR; null: it said +OK. */
  refusal: failureSchema.nullable(),
  number: z.number(),
  /** Of RETR, whose body is not recorded: its beginning, for the one who asked. */
  mail: bodySchema.nullable(),
})
export type PromptAnswer = z.infer<typeof promptAnswerSchema>

/** The longest text that is saved: a whole conversation with its bodies. */
export const MAX_SAVED_TEXT = 16 * 1024 * 1024
export const savedTextSchema = z.object({
  kind: z.enum(['conversation', 'support-bundle']),
  text: z.string().max(MAX_SAVED_TEXT),
})
export type SavedText = z.infer<typeof savedTextSchema>
