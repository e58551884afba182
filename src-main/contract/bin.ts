import { z } from 'zod'
import { messageIdSchema } from './message.ts'

/** Messages to be deleted for good: those chosen, or all that are in a place. */
export const doomedSchema = z.union([
  z.object({ ids: z.array(messageIdSchema).min(1).max(10_000) }),
  z.object({ place: z.enum(['bin', 'junk']) }),
])
export type Doomed = z.infer<typeof doomedSchema>

/** The calls of what goes for good. */
export const binCalls = {
  /** How many messages would go, and how many copies on servers with them. */
  'bin:count': {
    request: z.object({ doomed: doomedSchema }),
    reply: z.object({ messages: z.number(), there: z.number() }),
  },
  /** Begins a job (contract/job.ts) that deletes them. */
  'bin:delete': { request: z.object({ doomed: doomedSchema }), reply: z.void() },
} as const
