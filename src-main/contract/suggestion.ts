import { z } from 'zod'
import { SECURITIES } from './account.ts'

/**
 * What to know about a provider before its mail can be got.
 * - `no-pop`: it offers no POP3. - `bridge`: its own bridge program speaks IMAP, and no POP3 either.
 * - `switch-on`: POP3 is off until it is switched on in the provider's web pages. - `paid`: and only with a paid plan.
 * - `app-password`: it takes a password made there for mail programs, not the one for its web pages.
 * - `token`: it takes OAuth tokens (XOAUTH2) and no password at all.
 * - `batches`: a session shows some hundred messages at most; the next one shows the next.
 * - `once`: what one program has fetched is not shown again, unless `recent:` stands before the user name.
 * - `web-decides`: what becomes of fetched mail there is set in the provider's web pages; DELE does nothing.
 */
export const PROVIDER_NOTES = [
  'no-pop',
  'bridge',
  'switch-on',
  'paid',
  'app-password',
  'token',
  'batches',
  'once',
  'web-decides',
] as const
export type ProviderNote = (typeof PROVIDER_NOTES)[number]

/** How a provider's mail is got, as its public documentation has it. A suggestion: the user sees it and may change it. */
export const suggestionSchema = z.object({
  provider: z.string(),
  /** null: there is no POP3 server. */
  server: z
    .object({
      host: z.string(),
      port: z.number().int(),
      security: z.enum(SECURITIES),
      user: z.string(),
      /** `auto`, or a token where nothing else is taken. */
      login: z.enum(['auto', 'XOAUTH2']),
    })
    .nullable(),
  notes: z.array(z.enum(PROVIDER_NOTES)),
  /** The provider's own instructions; null where we know of none. */
  helpUrl: z.string().nullable(),
})
export type Suggestion = z.infer<typeof suggestionSchema>
