import { hkdfSync, randomBytes } from 'node:crypto'
import type { JsonFile } from './json-file.ts'
import { unwrapWithPassphrase, wrapWithPassphrase, type PassphraseWrap } from './passphrase.ts'
import {
  makeRecoveryKey,
  unwrapWithRecoveryKey,
  wrapWithRecoveryKey,
  type RecoveryWrap,
} from './recovery-key.ts'

/** How the vault's file says who can open it. */
export type VaultLock =
  { protection: 'keyring'; wrapped: string } | { protection: 'passphrase'; wrap: PassphraseWrap }

/** `recovery`: a second lock on the same key, which the recovery key opens. */
export type VaultFile = { vault: VaultLock | null; recovery: RecoveryWrap | null }

export const NO_VAULT: VaultFile = { vault: null, recovery: null }

/** The keys that everything on disk is encrypted with, both made from the one master key. */
export interface VaultKeys {
  /** For the mail store, 32 bytes. */
  store: Uint8Array<ArrayBuffer>
  /** For passwords, 32 bytes. */
  secrets: Uint8Array<ArrayBuffer>
}

/** The computer's keyring (accounts/keyring.ts), or none. */
export interface Keyring {
  wrap: (key: Buffer) => Promise<Buffer>
  /** Rejects when the keyring no longer holds the entry that `wrapped` was made with. */
  unwrap: (wrapped: Buffer) => Promise<Buffer>
}

/** The keyring no longer opens the key it was given: it was reset, or the profile comes from another computer. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError'
}

/** What may keep the key. */
export type Keeper = { keyring: Keyring } | { passphrase: string }
/** What may open it. */
export type Opener = Keeper | { recoveryKey: string }

export interface Vault {
  /** What keeps the key, or null when no vault was made yet. */
  protection(): VaultLock['protection'] | null
  hasRecoveryKey(): boolean
  /** Makes a new master key for `keeper` to keep. */
  create(keeper: Keeper): Promise<VaultKeys>
  /** @throws KeyringError, PassphraseError, RecoveryKeyError */
  open(opener: Opener): Promise<VaultKeys>
  /**
   * Gives the same master key, opened by `opener`, to another keeper or another passphrase: nothing is encrypted anew.
   * @throws KeyringError, PassphraseError, RecoveryKeyError
   */
  changeKeeper(opener: Opener, keeper: Keeper): Promise<void>
  /**
   * Makes a recovery key. It is good once `keep` was called, and the one before it no longer is.
   * @throws KeyringError, PassphraseError
   */
  makeRecoveryKey(opener: Keeper): Promise<{ recoveryKey: string; keep: () => void }>
  /**
   * The locks that go along with a backup: those there are, but in the place of the keyring's, which is good on this computer
   * alone, one that `passphrase` opens.
   * @throws KeyringError
   */
  locksToTakeAlong(other: { keyring: Keyring; passphrase: string } | null): Promise<VaultFile>
}

const MASTER_KEY_BYTES = 32

/**
 * Keeps the master key of a profile in `file`, locked. The key itself never changes, so what locks it can be changed
 * without encrypting the mail anew. Outside this function it is never seen.
 */
export function createVault(file: JsonFile<VaultFile>): Vault {
  const lock = async (master: Buffer, keeper: Keeper): Promise<VaultLock> =>
    'keyring' in keeper
      ? { protection: 'keyring', wrapped: (await keeper.keyring.wrap(master)).toString('base64') }
      : { protection: 'passphrase', wrap: await wrapWithPassphrase(master, keeper.passphrase) }

  /** What `use` makes of the master key, which is forgotten afterwards. */
  const withMaster = async <T>(opener: Opener, use: (master: Buffer) => T | Promise<T>): Promise<T> => {
    const master = await unlock(file.read(), opener)
    try {
      return await use(master)
    } finally {
      master.fill(0)
    }
  }

  return {
    protection: () => file.read().vault?.protection ?? null,
    hasRecoveryKey: () => file.read().recovery !== null,
    async create(keeper) {
      const master = randomBytes(MASTER_KEY_BYTES)
      const vault = await lock(master, keeper)
      // A second master key would make everything encrypted with the first unreadable.
      if (file.read().vault) throw new Error('there is a vault already')
      file.write({ vault })
      const keys = keysOf(master)
      master.fill(0)
      return keys
    },
    open: (opener) => withMaster(opener, keysOf),
    changeKeeper: (opener, keeper) =>
      withMaster(opener, async (master) => file.write({ vault: await lock(master, keeper) })),
    makeRecoveryKey: (opener) =>
      withMaster(opener, (master) => {
        const recoveryKey = makeRecoveryKey()
        const recovery = wrapWithRecoveryKey(master, recoveryKey)
        return { recoveryKey, keep: () => file.write({ recovery }) }
      }),
    async locksToTakeAlong(other) {
      const { vault, recovery } = file.read()
      if (!other) return { vault, recovery }
      const { keyring, passphrase } = other
      return withMaster({ keyring }, async (master) => ({
        vault: await lock(master, { passphrase }),
        recovery,
      }))
    },
  }
}

async function unlock({ vault, recovery }: VaultFile, opener: Opener): Promise<Buffer> {
  if ('recoveryKey' in opener) {
    if (!recovery) throw new Error('this vault has no recovery key')
    return unwrapWithRecoveryKey(recovery, opener.recoveryKey)
  }
  if ('passphrase' in opener) {
    if (vault?.protection !== 'passphrase') throw new Error('no passphrase protects this vault')
    return unwrapWithPassphrase(vault.wrap, opener.passphrase)
  }
  if (vault?.protection !== 'keyring') throw new Error('no keyring protects this vault')
  try {
    return await opener.keyring.unwrap(Buffer.from(vault.wrapped, 'base64'))
  } catch (cause) {
    throw new KeyringError('the keyring does not open the key of this profile', { cause })
  }
}

/** Two keys that tell nothing of each other or of the master key (HKDF, RFC 5869). */
function keysOf(master: Buffer): VaultKeys {
  const derive = (purpose: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(hkdfSync('sha256', master, '', `restante ${purpose}`, MASTER_KEY_BYTES))
  return { store: derive('store'), secrets: derive('secrets') }
}
