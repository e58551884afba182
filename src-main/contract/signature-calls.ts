import { z } from 'zod'
import { authenticitySchema, signatureSchema } from './message-authenticity.ts'
import { messageIdSchema } from './message.ts'

/** Calls about who signed a message. */
export const signatureCalls = {
  /** Checks its DKIM signatures; `byNetwork`: with keys asked of DNS, else with those that are here. */
  'signatures:check': {
    request: z.object({ messageId: messageIdSchema, byNetwork: z.boolean() }),
    reply: z.array(signatureSchema),
  },
  /** Names the server of this message's report as the one that its account believes. */
  'signatures:believeServer': {
    request: z.object({ messageId: messageIdSchema, server: z.string().max(253) }),
    reply: authenticitySchema,
  },
} as const
