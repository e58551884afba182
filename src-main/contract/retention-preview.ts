import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { messageRowSchema } from './message.ts'
import { retentionSchema } from './retention.ts'

export const retentionQuestionSchema = z.object({ accountId: accountIdSchema, retention: retentionSchema })

/** The most rows that a preview shows. */
export const MAX_PREVIEW_ROWS = 200

/** What would go from the server now, under a retention that is not switched on yet. */
export const retentionPreviewSchema = z.object({
  count: z.number(),
  octets: z.number(),
  /** The first of them, oldest first. */
  rows: z.array(messageRowSchema).max(MAX_PREVIEW_ROWS),
})
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>
