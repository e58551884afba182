import { z } from 'zod'

/** As long as a query's text may be. */
const textSchema = z.string().trim().min(1).max(1000)

export const savedSearchSchema = z.object({
  /** As it was typed. */
  text: textSchema,
  /** The user keeps it; others go when newer ones come. */
  isKept: z.boolean(),
})
export type SavedSearch = z.infer<typeof savedSearchSchema>

const done = z.void()

/** The calls about searches that were made before. They are kept in the store, encrypted like the mail. */
export const savedSearchCalls = {
  /** Those that are kept, then the recent ones, the latest first. */
  'searches:list': { request: z.undefined(), reply: z.array(savedSearchSchema) },
  'searches:remember': { request: z.object({ text: textSchema }), reply: done },
  'searches:keep': { request: savedSearchSchema, reply: done },
  /** Forgets one; without a text, all that are not kept. */
  'searches:forget': { request: z.object({ text: textSchema.nullable() }), reply: done },
} as const
