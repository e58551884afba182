import { z } from 'zod'

/** What the junk filter has learnt from, in messages of either kind; it judges once both are `needed`. */
export const junkStateSchema = z.object({ junk: z.number(), good: z.number(), needed: z.number() })
export type JunkState = z.infer<typeof junkStateSchema>

export const junkCalls = {
  'junk:state': { request: z.undefined(), reply: junkStateSchema },
  /** Forgets all that was learnt. What is in Junk stays there. */
  'junk:forget': { request: z.undefined(), reply: z.void() },
} as const
