import { z } from 'zod'
import { openSecret, sealSecret } from '../accounts/secrets.ts'
import { damaged } from '../transfer/backup-file.ts'

/** What the sealed part of a backup is bound to. */
const OWNER = 'backup'

const contentSchema = z.object({
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  /** Of the database: octets, SHA-256 (hex), messages, and the number of its last migration. */
  octets: z.number().int(),
  sha256: z.string(),
  messages: z.number().int(),
  schema: z.number().int(),
  /** accounts.json, with its secrets sealed as they are there. */
  accounts: z.looseObject({ accounts: z.array(z.looseObject({ name: z.string(), email: z.string() })) }),
  settings: z.record(z.string(), z.unknown()),
})

/** What a backup has besides the database and the locks. */
export type BackupContent = z.infer<typeof contentSchema>

/** Encrypts it with the key for passwords. */
export const sealContent = (secretsKey: Uint8Array, content: BackupContent): string =>
  sealSecret(secretsKey, OWNER, JSON.stringify(content))

/** @throws TransferError `backup-damaged` */
export function openContent(secretsKey: Uint8Array, sealed: string): BackupContent {
  try {
    return contentSchema.parse(JSON.parse(openSecret(secretsKey, OWNER, sealed)))
  } catch (cause) {
    throw damaged('what is beside its mail is not readable', cause)
  }
}
