import { z } from 'zod'
import { messageIdSchema } from './message.ts'

/** A search that is shown, and the row in it that was gone to. */
export const leftSearchSchema = z.object({
  text: z.string().max(1000),
  row: z.object({ id: messageIdSchema, index: z.number().int().min(0) }).nullable(),
})
export type LeftSearch = z.infer<typeof leftSearchSchema>

/** Words of a search are in no file in clear: for a page that is loaded anew main has them in memory, until it is locked. */
export const leftSearchCalls = {
  /** null: none is shown. */
  'left:keep': { request: leftSearchSchema.nullable(), reply: z.void() },
  'left:search': { request: z.undefined(), reply: leftSearchSchema.nullable() },
} as const
