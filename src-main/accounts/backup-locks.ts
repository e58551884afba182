import { z } from 'zod'
import { RecoveryKeyError } from './recovery-key.ts'
import { createVault, type Opener, type VaultFile, type VaultKeys } from './vault.ts'

const base64 = z.string().max(1000)
const sealed = { salt: base64, nonce: base64, wrapped: base64, tag: base64 }

/** A file from elsewhere says how dear its passphrase is to try: more than this would be there to stop the program. */
const passphraseWrapSchema = z.object({
  ...sealed,
  cost: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20),
  blockSize: z.number().int().min(1).max(16),
  parallelization: z.number().int().min(1).max(4),
})

/** The locks on the master key that go along with a backup: no keyring's, which no other computer has. */
const locksSchema = z.object({
  vault: z.object({ protection: z.literal('passphrase'), wrap: passphraseWrapSchema }),
  recovery: z.object(sealed).nullable(),
})

/** What a backup says its locks are; null: it says nothing that makes sense. */
export const readLocks = (said: unknown): VaultFile | null => locksSchema.safeParse(said).data ?? null

/**
 * The keys of a backup, by its passphrase or by the recovery key, whichever it is that was typed.
 * @throws PassphraseError
 */
export async function openLocks(
  locks: VaultFile,
  typed: string,
): Promise<{ opener: Opener; keys: VaultKeys }> {
  const vault = createVault({ read: () => locks, write: () => undefined })
  if (locks.recovery) {
    const opener = { recoveryKey: typed }
    try {
      return { opener, keys: await vault.open(opener) }
    } catch (error) {
      if (!(error instanceof RecoveryKeyError)) throw error
    }
  }
  const opener = { passphrase: typed }
  return { opener, keys: await vault.open(opener) }
}
