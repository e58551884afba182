import { z } from 'zod'
import { passphraseSchema, typedSchema } from './startup.ts'

const nothing = z.undefined()
const done = z.void()

/** What is in a backup, and what becomes of it here. */
export const backupFactsSchema = z.object({
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  /** Of its database. */
  octets: z.number(),
  messages: z.number(),
  /** What its accounts are called. */
  accounts: z.array(z.string()),
  /** Neither the keyring nor what was typed is to keep its key: a new passphrase is. */
  needsPassphrase: z.boolean(),
  /** The folder of the profile that is to have the mail that is here; null: there is none. */
  oldFolder: z.string().nullable(),
})
export type BackupFacts = z.infer<typeof backupFactsSchema>

export const backupCalls = {
  /** When the last one was made (milliseconds since 1970). */
  'backup:last': { request: nothing, reply: z.object({ madeAt: z.number().nullable() }) },
  /**
   * Asks where, then backs up as a job; false: the user closed the dialog. `passphrase`: what opens it, where the keyring keeps
   * the key; null: the passphrase that is set does.
   */
  'backup:make': { request: z.object({ passphrase: passphraseSchema.nullable() }), reply: z.boolean() },

  /** Asks for a backup; null: the user closed the dialog. */
  'restore:choose': {
    request: nothing,
    reply: z.object({ name: z.string(), octets: z.number() }).nullable(),
  },
  /** Opens the one that was chosen by its passphrase or by the recovery key; changes nothing. */
  'restore:open': { request: z.object({ typed: typedSchema }), reply: backupFactsSchema },
  /** Has it be the profile; how far it is comes as `restore:changed`. The page begins anew once it is. */
  'restore:begin': { request: z.object({ passphrase: passphraseSchema.nullable() }), reply: done },
  'restore:cancel': { request: nothing, reply: done },
} as const
