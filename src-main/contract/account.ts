import { z } from 'zod'
import { certificateSchema } from './certificate.ts'
import { clientCertificateSchema } from './client-certificate.ts'
import { connectionFactsSchema } from './connection.ts'
import { LOGIN_METHODS } from './login.ts'
import { oauthSchema, tokenSchema } from './oauth.ts'
import { proxyPasswordSchema, proxySchema } from './proxy.ts'
import { retentionSchema } from './retention.ts'

export const SECURITIES = ['tls', 'stls', 'none'] as const
/** TLS from the first byte (port 995), upgrade by STLS (port 110), or no encryption at all. */
export type Security = (typeof SECURITIES)[number]

/** How many account colours the design has (styles/tokens.css: --account-0 …). */
export const ACCOUNT_COLOURS = 8

/** More would be trust by habit. */
const MAX_CERTIFICATES = 50

/** A line that goes to the server in a command: no control characters (RFC 1939 section 3). */
// eslint-disable-next-line no-control-regex
const lineSafe = z.string().regex(/^[^\u0000-\u001f\u007f]*$/)

const serverFields = {
  host: lineSafe.trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(SECURITIES),
  user: lineSafe.min(1).max(512),
  /** `auto`: the strongest that the server offers, and none weaker than what worked the last time. */
  login: z.enum(['auto', ...LOGIN_METHODS]),
  /** Where tokens come from, for the logins that take one; null: one was entered, or none is needed. */
  oauth: oauthSchema.nullable(),
  /** null: connections go straight to the server. */
  proxy: proxySchema.nullable(),
  /** Certificates that the user trusts although nobody vouches for them: each from its host and port alone. */
  trustedCertificates: z.array(certificateSchema).max(MAX_CERTIFICATES),
}

const accountFields = {
  /** The name shown; empty means: show the address. */
  name: z.string().trim().max(200),
  email: z.string().trim().min(1).max(320),
  ...serverFields,
  retention: retentionSchema,
  /**
   * Of a message with more megabytes (of 1,000,000 octets) only the header and the first lines are taken, until the rest
   * is asked for. null: every message is taken whole.
   */
  partialAboveMegabytes: z.number().int().min(1).max(10_000).nullable(),
  /** Minutes between checks; 0 means only by hand. */
  checkEveryMinutes: z.number().int().min(0).max(1440),
  checkAtStart: z.boolean(),
  /** Nothing is got by itself over a connection that is paid for by the amount; by hand it is. */
  sparesMetered: z.boolean(),
  /**
   * The server whose reports in mail are believed (the authserv-id of Authentication-Results, RFC 8601); empty: none,
   * since anybody can write such a report.
   */
  authservId: z.string().trim().max(253),
  colour: z
    .number()
    .int()
    .min(0)
    .max(ACCOUNT_COLOURS - 1),
}

export const SECRET_KINDS = [
  'password',
  'proxyPassword',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'clientCertificate',
] as const
/** Secrets of an account, kept sealed. `clientCertificate` is the file with its private key. */
export type SecretKind = (typeof SECRET_KINDS)[number]

export const accountIdSchema = z.uuid()

/** An account as the renderer sees it. Its secrets never are part of it. */
export const accountSchema = z.object({
  id: accountIdSchema,
  ...accountFields,
  /** The built-in mailbox to look around in. */
  isSample: z.boolean(),
  /** How the last login was done; null: none yet with this server. */
  lastLogin: z.enum(LOGIN_METHODS).nullable(),
  /** The certificate shown to the server; null: none. */
  clientCertificate: clientCertificateSchema.nullable(),
  /** The secrets that are kept for it. */
  kept: z.array(z.enum(SECRET_KINDS)),
})
export type Account = z.infer<typeof accountSchema>

export const passwordSchema = lineSafe.min(1).max(4096)

/** Secrets as they are entered. Absent: keep the one we have, while it is of use to the account. */
const enteredSecrets = {
  password: passwordSchema.optional(),
  proxyPassword: proxyPasswordSchema.optional(),
  accessToken: tokenSchema.optional(),
  refreshToken: tokenSchema.optional(),
  clientSecret: tokenSchema.optional(),
  /** A file chosen by `certificates:choose`. null: the account is to show none from now on. */
  certificateId: z.uuid().nullable().optional(),
}

export const newAccountSchema = z.object({ ...accountFields, ...enteredSecrets })
export type NewAccount = z.infer<typeof newAccountSchema>

export const accountChangeSchema = z.object({ id: accountIdSchema, ...accountFields, ...enteredSecrets })
export type AccountChange = z.infer<typeof accountChangeSchema>

/** What *Test connection* needs. `id` lets it use the stored secrets where none was entered. */
export const connectionTestSchema = z.object({
  ...serverFields,
  ...enteredSecrets,
  id: accountIdSchema.optional(),
})
export type ConnectionTest = z.infer<typeof connectionTestSchema>

export const connectionReportSchema = z.object({
  messages: z.number(),
  octets: z.number(),
  connection: connectionFactsSchema,
  capabilities: z.array(z.string()),
  millis: z.number(),
})
/** What a successful *Test connection* found. */
export type ConnectionReport = z.infer<typeof connectionReportSchema>
