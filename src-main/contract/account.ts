import { z } from 'zod'

export const SECURITIES = ['tls', 'stls', 'none'] as const
/** TLS from the first byte (port 995), upgrade by STLS (port 110), or no encryption at all. */
export type Security = (typeof SECURITIES)[number]

export const RETENTIONS = ['leave', 'remove-after-download'] as const
/** What becomes of the server's copy once the message is safely here. */
export type Retention = (typeof RETENTIONS)[number]

/** How many account colours the design has (styles/tokens.css: --account-0 …). */
export const ACCOUNT_COLOURS = 8

/** A line that goes to the server in a command: no control characters (RFC 1939 section 3). */
// eslint-disable-next-line no-control-regex
const lineSafe = z.string().regex(/^[^\u0000-\u001f\u007f]*$/)

const serverFields = {
  host: lineSafe.trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(SECURITIES),
  user: lineSafe.min(1).max(512),
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
})
export type Account = z.infer<typeof accountSchema>

const passwordSchema = lineSafe.min(1).max(4096)

export const newAccountSchema = z.object({ ...accountFields, password: passwordSchema })
export type NewAccount = z.infer<typeof newAccountSchema>

export const accountChangeSchema = z.object({
  id: accountIdSchema,
  ...accountFields,
  /** Absent: keep the one we have. */
  password: passwordSchema.optional(),
})
export type AccountChange = z.infer<typeof accountChangeSchema>

/** What *Test connection* needs. `id` lets it use the stored password when none was typed. */
export const connectionTestSchema = z.object({
  ...serverFields,
  id: accountIdSchema.optional(),
  password: passwordSchema.optional(),
})
export type ConnectionTest = z.infer<typeof connectionTestSchema>

export const connectionReportSchema = z.object({
  messages: z.number(),
  octets: z.number(),
  /** As read from the live socket, e.g. "TLSv1.3"; null when nothing is encrypted. */
  tlsVersion: z.string().nullable(),
  capabilities: z.array(z.string()),
  millis: z.number(),
})
/** What a successful *Test connection* found. */
export type ConnectionReport = z.infer<typeof connectionReportSchema>
