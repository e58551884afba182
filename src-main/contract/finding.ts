import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { FAILURE_CODES } from './failure.ts'
import { proxyPasswordSchema, proxySchema } from './proxy.ts'
import { suggestionSchema } from './suggestion.ts'

/** Where a server was looked for; never one without encryption. */
const soughtServerSchema = z.object({
  host: z.string(),
  port: z.number().int(),
  security: z.enum(['tls', 'stls']),
})
export type SoughtServer = z.infer<typeof soughtServerSchema>

/**
 * How a server came to be known.
 * - `name`: it answers under a usual name of the address's domain. - `srv`: DNS names it (RFC 6186).
 * - `mx`: DNS says that the domain's mail goes to a known provider.
 */
export const FINDING_ORIGINS = ['name', 'srv', 'mx'] as const

export const findingSchema = z.object({
  /** null: none was found. */
  found: z
    .object({
      origin: z.enum(FINDING_ORIGINS),
      /** What said so: the host, the name of the SRV record, or the mail exchanger. */
      source: z.string(),
      suggestion: suggestionSchema,
      /** The server is not of the address's domain: whoever forges an answer of DNS can name any, so the user is asked. */
      isOutside: z.boolean(),
    })
    .nullable(),
  /** What did not answer as it should, in order, and why. */
  tried: z.array(soughtServerSchema.extend({ failure: z.enum(FAILURE_CODES) })),
})
/** What a search for an address's server came to. */
export type Finding = z.infer<typeof findingSchema>

/** The calls about a server that nobody knows by heart. A new search ends the one before. */
export const findingCalls = {
  /** Looks for the server of an address; the network is asked, no login is sent. `id` lends its proxy password. */
  'finding:find': {
    request: z.object({
      email: z.string().max(320),
      proxy: proxySchema.nullable(),
      proxyPassword: proxyPasswordSchema.optional(),
      id: accountIdSchema.optional(),
    }),
    reply: findingSchema,
  },
  'finding:stop': { request: z.undefined(), reply: z.void() },
} as const
