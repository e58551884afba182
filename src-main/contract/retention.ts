import { z } from 'zod'

/**
 * What leaves the server by itself. Every rule takes only messages that are safely here, each rule stands for itself, and
 * with all of them off everything stays.
 */
export const retentionSchema = z.object({
  /** Days that a message stays there after it came here; 0: it goes at once. null: no such rule. */
  afterDays: z.number().int().min(0).max(3650).nullable(),
  /** With more messages there the oldest go. */
  maxMessages: z.number().int().min(1).max(1_000_000).nullable(),
  /** With more megabytes there (of 1,000,000 octets) the oldest go. */
  maxMegabytes: z.number().int().min(1).max(1_000_000).nullable(),
  /** What is moved to the Bin here goes there too; it stays in the Bin. */
  whenDeletedHere: z.boolean(),
  /** A starred message stays there, whatever the rules say. */
  keepsStarred: z.boolean(),
})
export type Retention = z.infer<typeof retentionSchema>
