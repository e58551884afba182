import { z } from 'zod'

export const SIGNATURE_RESULTS = [
  'verified',
  'partial',
  'changed',
  'expired',
  'no-key',
  'unusable',
  'unreachable',
  'not-checked',
] as const
/**
 * What became of checking a DKIM signature (RFC 6376). `partial`: it covers only the beginning of the text (`l=`), and
 * more follows. `changed`: the message is not the one that was signed. `unusable`: built so that it proves nothing.
 * `unreachable`: the key could not be asked for. `not-checked`: the key is not here, and was not asked for.
 */
export type SignatureResult = (typeof SIGNATURE_RESULTS)[number]

export const signatureSchema = z.object({
  /** Who signed, in letters where these are of one script, else in punycode. */
  domain: z.string(),
  result: z.enum(SIGNATURE_RESULTS),
  /** Whether that is the domain of the sender, or one of the same organization. */
  isAligned: z.boolean(),
})
export type Signature = z.infer<typeof signatureSchema>

const reported = z.string().max(40)

/** What a server that received the message found (RFC 8601): `pass`, `fail`, `none` and the like; empty: not said. */
export const serverReportSchema = z.object({
  server: z.string(),
  dkim: reported,
  spf: reported,
  dmarc: reported,
})
export type ServerReport = z.infer<typeof serverReportSchema>

/** What is known of who sent a message, besides what it says itself. */
export const authenticitySchema = z.object({
  signatures: z.array(signatureSchema),
  /** The report of the server that the account names; null: it names none, or that one says nothing. */
  report: serverReportSchema.nullable(),
  /** The server whose report is the topmost, where the account names none: it may be anybody's. Empty: no report. */
  unnamedServer: z.string(),
})
export type Authenticity = z.infer<typeof authenticitySchema>
