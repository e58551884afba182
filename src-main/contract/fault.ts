import { z } from 'zod'

/** What a page threw and nobody caught. Its texts go through the log's masks, never into it as they are. */
export const faultSchema = z.object({
  name: z.string().max(100),
  message: z.string().max(2_000),
  stack: z.string().max(10_000),
})
export type Fault = z.infer<typeof faultSchema>

/** The calls about what went wrong in the program itself, and where that is written. */
export const faultCalls = {
  'faults:report': { request: faultSchema, reply: z.void() },
  /** Shows the folder of the log files. */
  'faults:openLogs': { request: z.undefined(), reply: z.void() },
} as const
