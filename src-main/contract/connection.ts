import { z } from 'zod'
import { LOGIN_METHODS } from './login.ts'

/** What encrypts a session, as read from its live socket. */
export const tlsFactsSchema = z.object({
  /** Such as "TLSv1.3". */
  version: z.string(),
  cipher: z.string(),
  /** Nobody but the user vouches for the server's certificate. */
  isException: z.boolean(),
  /** SHA-256 of that certificate: 32 octets, hexadecimal, with colons. */
  fingerprint: z.string(),
})
export type TlsFacts = z.infer<typeof tlsFactsSchema>

/** How a session was protected, once logged in. */
export const connectionFactsSchema = z.object({
  /** null: nothing was encrypted. */
  tls: tlsFactsSchema.nullable(),
  login: z.enum(LOGIN_METHODS),
})
export type ConnectionFacts = z.infer<typeof connectionFactsSchema>
