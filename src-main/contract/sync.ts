import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { connectionFactsSchema } from './connection.ts'
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

/**
 * What a sync waits for without anything being wrong with the account. It goes on by itself, but for `password`, which waits
 * for the user to give another one.
 */
export const WAIT_REASONS = [
  'mailbox-busy',
  'login-delay',
  'server-temporary',
  'offline',
  'metered',
  'password',
] as const
export type WaitReason = (typeof WAIT_REASONS)[number]

/**
 * Many messages look new although they may be known: the known ones are no longer listed, so the server seems to have
 * moved and to number them anew. Nothing of them is taken before `sync:answer`.
 */
export const syncQuestionSchema = z.object({
  kind: z.literal('renumbered'),
  /** Messages that were not recognised, and would be taken (again). */
  unrecognised: z.number(),
})
export type SyncQuestion = z.infer<typeof syncQuestionSchema>

/** What the server announced when we last logged in (RFC 2449 sections 6.5 and 6.7). */
export const maildropFactsSchema = z.object({
  /** Days after which the server may delete mail by itself; null when it says nothing. */
  expiresAfterDays: z.union([z.literal('never'), z.number()]).nullable(),
  /** Seconds that it wants between two logins; null when it says nothing. */
  loginDelaySeconds: z.number().nullable(),
})
export type MaildropFacts = z.infer<typeof maildropFactsSchema>

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
  /** How the last session that was logged in was protected; null: none in this run of the program. */
  connection: connectionFactsSchema.nullable(),
  /** Why the last sync ended early, or why it left a message out; null when it went well. */
  failure: failureSchema.nullable(),
  /** null: it does not wait, or only for its next turn. */
  waiting: z.enum(WAIT_REASONS).nullable(),
  /** Milliseconds since 1970: when it is tried next by itself; null: not until the user asks. */
  nextTryAt: z.number().nullable(),
  /** The sync waits for a person's answer to this; null: no question. */
  question: syncQuestionSchema.nullable(),
  /** null: not logged in yet in this run of the program. */
  server: maildropFactsSchema.nullable(),
})
export type SyncState = z.infer<typeof syncStateSchema>
