import { z } from 'zod'

/** What is shown of the certificate by which an account says who it is. */
export const clientCertificateSchema = z.object({
  subject: z.string().max(1024),
  /** SHA-256 of the whole certificate: 32 octets, hexadecimal, with colons. */
  fingerprint: z.string().max(95),
  /** Milliseconds since 1970; null when the certificate says nothing readable. */
  validTo: z.number().nullable(),
})
export type ClientCertificate = z.infer<typeof clientCertificateSchema>

/** A file that was chosen. Its key stays in main: an account gets it by `id`. */
export const chosenCertificateSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  /** null: it needs a passphrase first. */
  certificate: clientCertificateSchema.nullable(),
})
export type ChosenCertificate = z.infer<typeof chosenCertificateSchema>
