import { z } from 'zod'
import {
  accountChangeSchema,
  accountIdSchema,
  accountSchema,
  connectionReportSchema,
  connectionTestSchema,
  newAccountSchema,
  passwordSchema,
} from './account.ts'
import { backupCalls } from './backup.ts'
import { binCalls } from './bin.ts'
import { desktopCalls } from './desktop.ts'
import { faultCalls } from './fault.ts'
import { fileCalls } from './file.ts'
import { findingCalls } from './finding.ts'
import { leftSearchCalls } from './left-search.ts'
import { labelCalls } from './label.ts'
import { chosenCertificateSchema } from './client-certificate.ts'
import {
  challengeAnswerSchema,
  consoleLineSchema,
  consolePlaceSchema,
  conversationSchema,
  MAX_SAVED_TEXT,
  promptAnswerSchema,
  promptLineSchema,
  promptStateSchema,
  savedTextSchema,
} from './console.ts'
import {
  messageDetailSchema,
  messageIdSchema,
  messagePageSchema,
  messageQuerySchema,
  messageRowSchema,
  placeCountSchema,
  PLACES,
} from './message.ts'
import { junkCalls } from './junk.ts'
import { jobCalls } from './job.ts'
import { retentionPreviewSchema, retentionQuestionSchema } from './retention-preview.ts'
import { readingCalls } from './reading.ts'
import { ruleCalls } from './rule.ts'
import { savedSearchCalls } from './saved-search.ts'
import { serverDeskCalls } from './server-desk.ts'
import { signatureCalls } from './signature-calls.ts'
import { settingsChangeSchema, settingsSchema } from './settings.ts'
import { appInfoSchema, startupCalls, storageSchema } from './startup.ts'
import { suggestionSchema } from './suggestion.ts'
import { syncStateSchema } from './sync.ts'
import { transferCalls } from './transfer.ts'
import { undoCalls } from './undo.ts'
import { updateCalls } from './update.ts'

/** The most rows one call may ask for. */
export const MAX_PAGE_ROWS = 200
/** The most messages one call may change. */
const MAX_IDS = 10_000

const nothing = z.undefined()
/** Nothing to tell: it is done. */
const done = z.void()
const inPlace = z.object({ place: consolePlaceSchema })
const ids = z.array(messageIdSchema).min(1).max(MAX_IDS)
const attachmentAddress = z.object({ messageId: messageIdSchema, index: z.number().int().min(0) })
/** null: the user closed the dialog. */
const savedTo = z.object({ path: z.string() }).nullable()

/**
 * Every call the renderer may make: what it asks, what it gets. Both are checked in main, and a reply carries
 * only the fields named here, so nothing else (a password, say) can slip across.
 */
export const calls = {
  'app:info': { request: nothing, reply: appInfoSchema },
  'app:storage': { request: nothing, reply: storageSchema },
  /** Whether this computer tells if its connection is paid for by the amount. */
  'app:tellsMetered': { request: nothing, reply: z.boolean() },
  ...startupCalls,

  'settings:get': { request: nothing, reply: settingsSchema },
  'settings:change': { request: settingsChangeSchema, reply: settingsSchema },

  'accounts:list': { request: nothing, reply: z.array(accountSchema) },
  /** How mail of that address is got, if the provider is a known one; null if not. */
  'accounts:suggest': {
    request: z.object({ email: z.string().max(320) }),
    reply: suggestionSchema.nullable(),
  },
  'accounts:add': { request: newAccountSchema, reply: accountSchema },
  'accounts:addSample': { request: nothing, reply: accountSchema },
  'accounts:change': { request: accountChangeSchema, reply: accountSchema },
  /** Another password for the one that the server refused; its mail is got at once. */
  'accounts:setPassword': {
    request: z.object({ id: accountIdSchema, password: passwordSchema }),
    reply: done,
  },
  /** Removes the account and every message of it that is here; the server's copies stay. */
  'accounts:remove': { request: z.object({ id: accountIdSchema }), reply: done },
  'accounts:test': { request: connectionTestSchema, reply: connectionReportSchema },
  /** What the account's next sync would remove from the server under this retention. Changes nothing. */
  'accounts:previewRetention': { request: retentionQuestionSchema, reply: retentionPreviewSchema },

  /** Asks for a file with a certificate and its key (PEM or PKCS #12). */
  'certificates:choose': { request: nothing, reply: chosenCertificateSchema.nullable() },
  /** Opens a chosen file that needs a passphrase. */
  'certificates:open': {
    request: z.object({ id: z.uuid(), passphrase: z.string().max(1024) }),
    reply: chosenCertificateSchema,
  },

  'sync:states': { request: nothing, reply: z.array(syncStateSchema) },
  /** Starts; progress and end come as `sync:changed`. null: all accounts. */
  'sync:start': { request: z.object({ accountId: accountIdSchema.nullable() }), reply: done },
  'sync:cancel': { request: z.object({ accountId: accountIdSchema.nullable() }), reply: done },
  /** Answers the account's `question`: true takes those messages (and starts), false never does. It is remembered. */
  'sync:answer': { request: z.object({ accountId: accountIdSchema, takesThem: z.boolean() }), reply: done },

  'messages:list': {
    request: z.object({
      query: messageQuerySchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(MAX_PAGE_ROWS),
    }),
    reply: messagePageSchema,
  },
  /** The conversation of a message, in every place, oldest first. */
  'messages:thread': { request: z.object({ id: messageIdSchema }), reply: z.array(messageRowSchema) },
  'messages:counts': { request: nothing, reply: z.array(placeCountSchema) },
  /** The message taken apart; its body is shown by a frame, at `frameUrl`. */
  'messages:open': { request: z.object({ id: messageIdSchema }), reply: messageDetailSchema },
  /** These are likely to be opened next. */
  /** Of what is likely to be opened next: each as `messages:open` gives it, if it is here whole and not too large. */
  'messages:prepare': {
    request: z.object({ ids: z.array(messageIdSchema).max(2) }),
    reply: z.array(messageDetailSchema),
  },
  /** `bySeeing`: it was shown, so there is nothing to take back. */
  'messages:setUnread': {
    request: z.object({ ids, isUnread: z.boolean(), bySeeing: z.boolean().optional() }),
    reply: done,
  },
  'messages:setStarred': { request: z.object({ ids, isStarred: z.boolean() }), reply: done },
  'messages:move': { request: z.object({ ids, place: z.enum(PLACES) }), reply: done },
  /** Takes the rest of messages of which only a part is here; progress comes as `sync:changed`. */
  'messages:download': { request: z.object({ ids }), reply: done },
  /** Takes back pending deletes: these stay on the server, whatever the retention says. Possible until QUIT. */
  'messages:keepOnServer': { request: z.object({ ids }), reply: done },
  /** Asks where, then writes the exact bytes as .eml. */
  'messages:save': { request: z.object({ id: messageIdSchema }), reply: savedTo },

  /** While the mouse drags them: hands the messages to the system as .eml files. So many can be written before it lets go. */
  'messages:drag': {
    request: z.object({ ids: z.array(messageIdSchema).min(1).max(500) }),
    /** So many of them are not here, and were left out. */
    reply: z.object({ leftOut: z.number().int() }),
  },

  /** Gets the network's pictures of a message when it is shown next; `always`: of all messages of its sender. */
  'pictures:allow': { request: z.object({ messageId: messageIdSchema, always: z.boolean() }), reply: done },
  /** The senders whose pictures are always got, by address. */
  'pictures:senders': { request: nothing, reply: z.array(z.string()) },
  'pictures:forgetSender': { request: z.object({ address: z.string().max(320) }), reply: done },

  'attachments:open': { request: attachmentAddress, reply: done },
  /** The programs that say they can open it; empty where the system does not tell. */
  'attachments:programs': {
    request: attachmentAddress,
    reply: z.array(z.object({ id: z.string(), name: z.string() })),
  },
  'attachments:openWith': {
    request: attachmentAddress.extend({ programId: z.string().max(255) }),
    reply: done,
  },
  /** While the mouse drags it: hands it to the system as a file, to be dropped anywhere. */
  'attachments:drag': { request: attachmentAddress, reply: done },
  'attachments:copyName': { request: attachmentAddress, reply: done },
  'attachments:save': { request: attachmentAddress, reply: savedTo },
  /** Asks for a folder, then writes those of `indices` there, or all that are listed (null). */
  'attachments:saveAll': {
    request: z.object({
      messageId: messageIdSchema,
      indices: z.array(z.number().int().min(0)).max(1000).nullable(),
    }),
    reply: z.object({ directory: z.string(), count: z.number() }).nullable(),
  },

  /** Newest first. */
  'console:conversations': { request: inPlace, reply: z.array(conversationSchema) },
  /** Those after number `after`, oldest first. Empty for a conversation that is no longer kept. */
  'console:lines': {
    request: z.object({ conversationId: z.number(), after: z.number() }),
    reply: z.array(consoleLineSchema),
  },
  'console:prompt': { request: inPlace, reply: promptStateSchema },
  /** Connects, up to what the server can do; nothing is logged in. Answers with the session that is open, if any. */
  'console:open': { request: inPlace, reply: promptStateSchema },
  /** Logs in with what is kept for the account, which never leaves main. */
  'console:logIn': { request: inPlace, reply: promptStateSchema },
  /** Sends a line; a refusal by the server is an answer, not a failure. */
  'console:send': { request: promptLineSchema, reply: promptAnswerSchema },
  /** Answers the challenge that waits; `*` calls the login off. */
  'console:answer': { request: challengeAnswerSchema, reply: done },
  /** Cuts the line without QUIT: nothing is deleted. */
  'console:hangUp': { request: inPlace, reply: done },
  'console:copy': { request: z.object({ text: z.string().max(MAX_SAVED_TEXT) }), reply: done },
  /** Asks where, then writes it as UTF-8. */
  'console:save': { request: savedTextSchema, reply: savedTo },
  /** The support bundle as it would be saved: to be read first. */
  'console:bundle': { request: nothing, reply: z.object({ text: z.string() }) },
  ...backupCalls,
  ...binCalls,
  ...jobCalls,
  ...faultCalls,
  ...fileCalls,
  ...findingCalls,
  ...desktopCalls,
  ...labelCalls,
  ...leftSearchCalls,
  ...savedSearchCalls,
  ...readingCalls,
  ...ruleCalls,
  ...serverDeskCalls,
  ...signatureCalls,
  ...transferCalls,
  ...junkCalls,
  ...undoCalls,
  ...updateCalls,

  /** Closes the window, and with it the program, unless something is left to ask (`window:closing`). */
  'window:close': { request: nothing, reply: done },

  'links:open': { request: z.object({ url: z.string().max(8192) }), reply: done },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>

export type CallName = keyof typeof calls
export type CallRequest<K extends CallName> = z.infer<(typeof calls)[K]['request']>
export type CallReply<K extends CallName> = z.infer<(typeof calls)[K]['reply']>

/** What main implements: leave one out, or answer in another shape, and it does not compile. */
export type Handlers = {
  [K in CallName]: (request: CallRequest<K>) => CallReply<K> | Promise<CallReply<K>>
}
