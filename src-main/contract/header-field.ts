import { z } from 'zod'

/** A header field as people read it: unfolded (RFC 5322 section 2.2.3) and decoded (RFC 2047). */
export const headerFieldSchema = z.object({ name: z.string(), value: z.string() })
export type HeaderField = z.infer<typeof headerFieldSchema>
