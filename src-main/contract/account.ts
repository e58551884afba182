import { z } from 'zod'
import { certificateSchema } from './certificate.ts'
import { LOGIN_METHODS, PASSWORD_LOGINS } from './login.ts'
import { proxyPasswordSchema, proxySchema } from './proxy.ts'

export const SECURITIES = ['tls', 'stls', 'none'] as const
/** TLS from the first byte (port 995), upgrade by STLS (port 110), or no encryption at all. */
export type Security = (typeof SECURITIES)[number]

export const RETENTIONS = ['leave', 'remove-after-download'] as const
/** What becomes of the server's copy once the message is safely here. */
export type Retention = (typeof RETENTIONS)[number]

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
  login: z.enum(['auto', ...PASSWORD_LOGINS]),
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
  retention: z.enum(RETENTIONS),
  /** Minutes between checks; 0 means only by hand. */
  checkEveryMinutes: z.number().int().min(0).max(1440),
  checkAtStart: z.boolean(),
  /** Nothing is got by itself over a connection that is paid for by the amount; by hand it is. */
  sparesMetered: z.boolean(),
  colour: z
    .number()
    .int()
    .min(0)
    .max(ACCOUNT_COLOURS - 1),
}

export const accountIdSchema = z.uuid()

/** An account as the renderer sees it. Its password never is part of it. */
export const accountSchema = z.object({
  id: accountIdSchema,
  ...accountFields,
  /** The built-in mailbox to look around in. */
  isSample: z.boolean(),
  /** How the last login was done; null: none yet with this server. */
  lastLogin: z.enum(LOGIN_METHODS).nullable(),
})
export type Account = z.infer<typeof accountSchema>

export const passwordSchema = lineSafe.min(1).max(4096)

export const newAccountSchema = z.object({
  ...accountFields,
  password: passwordSchema,
  proxyPassword: proxyPasswordSchema.optional(),
})
export type NewAccount = z.infer<typeof newAccountSchema>

export const accountChangeSchema = z.object({
  id: accountIdSchema,
  ...accountFields,
  /** Absent: keep the one we have. */
  password: passwordSchema.optional(),
  /** Absent: keep the one we have, while the proxy asks for a user. */
  proxyPassword: proxyPasswordSchema.optional(),
})
export type AccountChange = z.infer<typeof accountChangeSchema>

/** What *Test connection* needs. `id` lets it use the stored passwords where none was typed. */
export const connectionTestSchema = z.object({
  ...serverFields,
  id: accountIdSchema.optional(),
  password: passwordSchema.optional(),
  proxyPassword: proxyPasswordSchema.optional(),
})
export type ConnectionTest = z.infer<typeof connectionTestSchema>

export const connectionReportSchema = z.object({
  messages: z.number(),
  octets: z.number(),
  /** As read from the live socket, e.g. "TLSv1.3"; null when nothing is encrypted. */
  tlsVersion: z.string().nullable(),
  capabilities: z.array(z.string()),
  /** How the login was done. */
  login: z.enum(LOGIN_METHODS),
  millis: z.number(),
})
/** What a successful *Test connection* found. */
export type ConnectionReport = z.infer<typeof connectionReportSchema>
