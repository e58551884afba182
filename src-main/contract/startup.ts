import { z } from 'zod'
import { failureSchema } from './failure.ts'

/**
 * How far the program is before it can show mail.
 * - `keyring-locked`: the keyring has not answered yet; once it does, the program goes on by itself.
 * - `choose-passphrase`: first start on a computer without a keyring.
 * - `locked`: a passphrase is needed.
 * - `failed`: the key or the store would not open, or the store stopped working; nothing of it was touched.
 */
export const startupStateSchema = z.object({
  stage: z.enum(['starting', 'keyring-locked', 'choose-passphrase', 'locked', 'failed', 'ready']),
  /** What keeps the key: the computer's keyring or a passphrase; null before that is settled. */
  protection: z.enum(['keyring', 'passphrase']).nullable(),
  /** Whether a recovery key was made that opens it too. */
  hasRecoveryKey: z.boolean(),
  /** Whether this computer has a keyring; null before it was asked. */
  hasKeyring: z.boolean().nullable(),
  failure: failureSchema.nullable(),
})
export type StartupState = z.infer<typeof startupStateSchema>

export const MIN_PASSPHRASE = 8
export const passphraseSchema = z.string().min(MIN_PASSPHRASE).max(1024)
/** What somebody typed to open something: of any length that a typing error may have. */
export const typedSchema = z.string().max(1024)

/** That it is the user who asks: the passphrase where one is set, null where the keyring answers for them. */
const keyProofSchema = z.object({ passphrase: typedSchema.nullable() })
export type KeyProof = z.infer<typeof keyProofSchema>

const newKeeperSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keyring') }),
  z.object({ kind: z.literal('passphrase'), passphrase: passphraseSchema }),
])
export type NewKeeper = z.infer<typeof newKeeperSchema>

const nothing = z.undefined()
const done = z.void()

export const startupCalls = {
  'startup:state': { request: nothing, reply: startupStateSchema },
  'startup:choosePassphrase': { request: z.object({ passphrase: passphraseSchema }), reply: done },
  'startup:unlock': { request: z.object({ passphrase: typedSchema }), reply: done },
  /** null: the keyring keeps the key from now on. */
  'startup:recover': {
    request: z.object({ recoveryKey: typedSchema, passphrase: passphraseSchema.nullable() }),
    reply: done,
  },
  /** Closes the mail and forgets it; the page begins anew. */
  'startup:lock': { request: nothing, reply: done },
  /** Opens the mail again, after its store stopped working. */
  'startup:reopen': { request: nothing, reply: done },
  'startup:changeKeeper': {
    request: z.object({ proof: keyProofSchema, keeper: newKeeperSchema }),
    reply: done,
  },
  /** The one secret that goes to the page, once, to be shown: who has it opens this profile, and nothing else. */
  'startup:makeRecoveryKey': {
    request: z.object({ proof: keyProofSchema }),
    reply: z.object({ recoveryKey: z.string() }),
  },
  /** The user has it: from now on it is good. */
  'startup:keepRecoveryKey': { request: nothing, reply: done },
  /** Asks where, then writes the sheet with the recovery key. null: the user closed the dialog. */
  'startup:saveRecoverySheet': {
    request: z.object({ name: z.string().max(100), text: z.string().max(4000) }),
    reply: z.object({ path: z.string() }).nullable(),
  },
} as const

/** Where this profile keeps its mail, and how much room that takes. */
export const storageSchema = z.object({
  path: z.string(),
  /** Octets of the database with its log. */
  octets: z.number(),
})
export type StorageFacts = z.infer<typeof storageSchema>

export const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  /** The computer's language, BCP 47. */
  systemLocale: z.string(),
  /** False when Chromium's sandbox is off (started as root): said in the window. */
  isSandboxed: z.boolean(),
})
export type AppInfo = z.infer<typeof appInfoSchema>
