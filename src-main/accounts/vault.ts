import { hkdfSync, randomBytes } from 'node:crypto'
import type { JsonFile } from './json-file.ts'
import { unwrapWithPassphrase, wrapWithPassphrase, type PassphraseWrap } from './passphrase.ts'

/** How the vault's file says who can open it. */
export type VaultLock =
  { protection: 'keyring'; wrapped: string } | { protection: 'passphrase'; wrap: PassphraseWrap }

export type VaultFile = { vault: VaultLock | null }

export const NO_VAULT: VaultFile = { vault: null }

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

export interface Vault {
  /** What keeps the key, or null when no vault was made yet. */
  protection(): VaultLock['protection'] | null
  /** Makes a new master key and locks it with the keyring. */
  createWithKeyring(keyring: Keyring): Promise<VaultKeys>
  /** Makes a new master key and locks it with a passphrase. */
  createWithPassphrase(passphrase: string): Promise<VaultKeys>
  /** @throws KeyringError */
  openWithKeyring(keyring: Keyring): Promise<VaultKeys>
  /** @throws PassphraseError */
  openWithPassphrase(passphrase: string): Promise<VaultKeys>
}

const MASTER_KEY_BYTES = 32

/**
 * Keeps the master key of a profile in `file`, locked. The key itself never changes, so what locks it can be changed
 * without encrypting the mail anew.
 */
export function createVault(file: JsonFile<VaultFile>): Vault {
  const create = (lock: VaultLock): void => {
    // A second master key would make everything encrypted with the first unreadable.
    if (file.read().vault) throw new Error('there is a vault already')
    file.write({ vault: lock })
  }

  return {
    protection: () => file.read().vault?.protection ?? null,
    async createWithKeyring(keyring) {
      const master = randomBytes(MASTER_KEY_BYTES)
      create({ protection: 'keyring', wrapped: (await keyring.wrap(master)).toString('base64') })
      return keysOf(master)
    },
    async createWithPassphrase(passphrase) {
      const master = randomBytes(MASTER_KEY_BYTES)
      create({ protection: 'passphrase', wrap: await wrapWithPassphrase(master, passphrase) })
      return keysOf(master)
    },
    async openWithKeyring(keyring) {
      const vault = file.read().vault
      if (vault?.protection !== 'keyring') throw new Error('no keyring protects this vault')
      try {
        return keysOf(await keyring.unwrap(Buffer.from(vault.wrapped, 'base64')))
      } catch (cause) {
        throw new KeyringError('the keyring does not open the key of this profile', { cause })
      }
    },
    async openWithPassphrase(passphrase) {
      const vault = file.read().vault
      if (vault?.protection !== 'passphrase') throw new Error('no passphrase protects this vault')
      return keysOf(await unwrapWithPassphrase(vault.wrap, passphrase))
    },
  }
}

/** Two keys that tell nothing of each other or of the master key (HKDF, RFC 5869). */
function keysOf(master: Buffer): VaultKeys {
  const derive = (purpose: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(hkdfSync('sha256', master, '', `restante ${purpose}`, MASTER_KEY_BYTES))
  return { store: derive('store'), secrets: derive('secrets') }
}
