import { existsSync } from 'node:fs'
import type { Keyring, Vault, VaultKeys } from '../accounts/vault.ts'
import type { StartupState } from '../contract/startup.ts'
import { Refusal } from '../ipc/refusal.ts'
import { toFailure } from '../ipc/to-failure.ts'

/** The way from a closed profile to an open one (`T`: all that needs the keys). */
export interface Startup<T> {
  state(): StartupState
  /** Opens by the keyring where there is one; else the page asks for a passphrase. Never rejects: see `state`. */
  begin(): Promise<void>
  /** @throws Refusal, StoreError */
  choosePassphrase(passphrase: string): Promise<void>
  /** @throws PassphraseError, StoreError */
  unlock(passphrase: string): Promise<void>
  /** What `open` made. @throws Refusal `vault-locked` before that */
  opened(): T
}

export interface StartupOptions<T> {
  vault: Vault
  /** Asked once, and late: a locked keyring may put a window of its own in the way. */
  findKeyring: () => Promise<Keyring | null>
  databasePath: string
  open: (keys: VaultKeys) => Promise<T>
  onState: (state: StartupState) => void
}

export function createStartup<T>({
  vault,
  findKeyring,
  databasePath,
  open,
  onState,
}: StartupOptions<T>): Startup<T> {
  let state: StartupState = { stage: 'starting', protection: vault.protection(), failure: null }
  let opened: { value: T } | undefined

  const show = (change: Partial<StartupState>): void => {
    state = { ...state, ...change }
    onState(state)
  }

  const openWith = async (keys: VaultKeys): Promise<void> => {
    try {
      opened = { value: await open(keys) }
      show({ stage: 'ready', protection: vault.protection(), failure: null })
    } catch (error) {
      show({ stage: 'failed', protection: vault.protection(), failure: toFailure(error) })
    }
  }

  const begin = async (): Promise<void> => {
    try {
      if (vault.protection() === 'passphrase') {
        show({ stage: 'locked' })
        return
      }
      const keyring = await findKeyring()
      if (vault.protection() === 'keyring') {
        if (!keyring) throw new Refusal('keyring-unavailable', 'the keyring that keeps the key is not there')
        await openWith(await vault.openWithKeyring(keyring))
        return
      }
      // Mail without its key must not be taken for a first start: a new key would not open it.
      if (existsSync(databasePath)) throw new Refusal('store-key-wrong', 'there is mail, but its key is gone')
      if (keyring) await openWith(await vault.createWithKeyring(keyring))
      else show({ stage: 'choose-passphrase' })
    } catch (error) {
      show({ stage: 'failed', failure: toFailure(error) })
    }
  }

  return {
    state: () => state,
    begin,
    async choosePassphrase(passphrase) {
      if (state.stage !== 'choose-passphrase')
        throw new Refusal('bad-request', 'no passphrase is to be chosen now')
      await openWith(await vault.createWithPassphrase(passphrase))
    },
    async unlock(passphrase) {
      if (state.stage !== 'locked') throw new Refusal('bad-request', 'nothing is locked')
      await openWith(await vault.openWithPassphrase(passphrase))
    },
    opened() {
      if (!opened) throw new Refusal('vault-locked', 'the mail is not open')
      return opened.value
    },
  }
}
