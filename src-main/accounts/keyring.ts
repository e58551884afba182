import { safeStorage } from 'electron'
import type { Keyring } from './vault.ts'

/**
 * The computer's keyring, or null where none really keeps secrets: Chromium's `basic_text` on Linux is obfuscation with a
 * known key, so it does not count. Ask only after the app is ready, and late: a locked keyring asks the user first.
 */
export async function findKeyring(): Promise<Keyring | null> {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  if (!hasAsyncCalls()) return findBlockingKeyring()
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
  return {
    wrap: (key) => safeStorage.encryptStringAsync(key.toString('base64')),
    unwrap: async (wrapped) => Buffer.from((await safeStorage.decryptStringAsync(wrapped)).result, 'base64'),
  }
}

/** Electron 33, which the tests use where nothing newer can be had, knows only the calls that block. */
const hasAsyncCalls = (): boolean => 'isAsyncEncryptionAvailable' in safeStorage

/* eslint-disable @typescript-eslint/no-deprecated -- for Electron 33; both kinds read each other's values */
function findBlockingKeyring(): Keyring | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
    wrap: async (key) => safeStorage.encryptString(key.toString('base64')),
    // eslint-disable-next-line @typescript-eslint/require-await -- likewise
    unwrap: async (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
  }
}
/* eslint-enable @typescript-eslint/no-deprecated */
