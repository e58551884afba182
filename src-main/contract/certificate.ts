import { z } from 'zod'

/** Longest text of a certificate that is kept; main cuts it well below. */
const text = z.string().max(1024)
/** Milliseconds since 1970; null when the certificate says nothing readable. */
const moment = z.number().nullable()

/** A server's certificate that was not trusted, for a person to look at. All text is the server's: untrusted. */
export const certificateSchema = z.object({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  /** Why, in OpenSSL's words: `DEPTH_ZERO_SELF_SIGNED_CERT`, `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`. */
  reason: text,
  /** SHA-256 of the whole certificate: 32 octets, hexadecimal, with colons. */
  fingerprint: z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/i),
  subject: text,
  issuer: text,
  /** `DNS:…, IP Address:…`; empty when it names none. */
  names: text,
  validFrom: moment,
  validTo: moment,
})
export type Certificate = z.infer<typeof certificateSchema>
