import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { messageIdSchema, PLACES } from './message.ts'

export const EXPORT_FORMATS = ['mbox', 'maildir', 'eml'] as const
/** mbox: one file for each place (mboxrd). maildir: one folder with a file for each message. eml: the same, with names to read. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Which messages go out: those chosen, or all of an account (null: of all) and place (null: all). */
export const transferScopeSchema = z.union([
  z.object({ ids: z.array(messageIdSchema).min(1).max(10_000) }),
  z.object({ accountId: accountIdSchema.nullable(), place: z.enum(PLACES).nullable() }),
])
export type TransferScope = z.infer<typeof transferScopeSchema>

/** The calls of mail that goes in and out. Each begins a job (contract/job.ts); false: the user closed the dialog. */
export const transferCalls = {
  /** How much of it is here whole, and so can be exported. */
  'transfer:count': {
    request: z.object({ scope: transferScopeSchema }),
    reply: z.object({ messages: z.number(), octets: z.number() }),
  },
  /** Asks for a folder; a new one is made inside. */
  'transfer:export': {
    request: z.object({ scope: transferScopeSchema, format: z.enum(EXPORT_FORMATS) }),
    reply: z.boolean(),
  },
  /** Asks for files, or for a folder with all that is in it. */
  'transfer:import': {
    request: z.object({
      accountId: accountIdSchema,
      place: z.enum(PLACES),
      from: z.enum(['files', 'folder']),
    }),
    reply: z.boolean(),
  },
  /** Reads every message back and compares it with its SHA-256. */
  'transfer:check': { request: z.undefined(), reply: z.void() },
} as const
