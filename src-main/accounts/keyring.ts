import { safeStorage } from 'electron'
import { lookAtSecretService } from './secret-service.ts'
import type { Keyring } from './vault.ts'

/** How often a locked keyring is looked at again. */
const LOOK_MILLIS = 1_000

/**
 * The computer's keyring, or null where none really keeps secrets: Chromium's `basic_text` on Linux is obfuscation with a
 * known key, so it does not count. Settles only when a locked keyring was unlocked, which may be never: whoever waits
 * sets the limit. Ask only after the window is there: some keyrings ask the user first.
 */
export async function findKeyring(): Promise<Keyring | null> {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : undefined
  if (backend === 'basic_text') return null
  if (hasAsyncCalls()) {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
    return {
      wrap: (key) => safeStorage.encryptStringAsync(key.toString('base64')),
      unwrap: async (wrapped) =>
        Buffer.from((await safeStorage.decryptStringAsync(wrapped)).result, 'base64'),
    }
  }
  // A blocking call to a locked keyring stops the whole program until somebody answers the keyring's window.
  if (backend === 'gnome_libsecret' && !(await isUsable())) return null
  return findBlockingKeyring()
}

/** Resolves once the Secret Service is unlocked; to false when there is none, or none that was ever set up. */
async function isUsable(): Promise<boolean> {
  for (;;) {
    const state = await lookAtSecretService()
    if (state === 'absent') return false
    if (state !== 'locked') return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS))
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
