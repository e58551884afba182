import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { failureSchema } from './failure.ts'

export const SYNC_PHASES = [
  'idle',
  'connecting',
  'authorizing',
  'listing',
  'headers',
  'messages',
  'deleting',
  'closing',
] as const
export type SyncPhase = (typeof SYNC_PHASES)[number]

/** How far one account's sync is. Accounts are independent: each has its own. */
export const syncStateSchema = z.object({
  accountId: accountIdSchema,
  phase: z.enum(SYNC_PHASES),
  doneMessages: z.number(),
  totalMessages: z.number(),
  doneOctets: z.number(),
  totalOctets: z.number(),
  /** Messages that the last finished sync brought. */
  newMessages: z.number(),
  /** Milliseconds since 1970; null: never in this run of the program. */
  finishedAt: z.number().nullable(),
  /** Why the last sync ended early; null when it went well. */
  failure: failureSchema.nullable(),
})
export type SyncState = z.infer<typeof syncStateSchema>
