import { existsSync } from 'node:fs'
import type { Keeper, Keyring, Vault, VaultFile, VaultKeys } from '../accounts/vault.ts'
import type { KeyProof, NewKeeper, StartupState } from '../contract/startup.ts'
import { Refusal } from '../ipc/refusal.ts'
import { toFailure } from '../ipc/to-failure.ts'
import { within } from '../shared/within.ts'

/** The way from a closed profile to an open one (`T`: all that needs the keys), and back. */
export interface Startup<T> {
  state(): StartupState
  /** Opens by the keyring where there is one; else the page asks for a passphrase. Never rejects: see `state`. */
  begin(): Promise<void>
  /** On a first start. @throws Refusal, StoreError */
  choosePassphrase(passphrase: string): Promise<void>
  /** @throws PassphraseError, StoreError */
  unlock(passphrase: string): Promise<void>
  /** Opens by the recovery key, and gives the key to the keyring, or to `passphrase`. @throws RecoveryKeyError */
  recover(recoveryKey: string, passphrase: string | null): Promise<void>
  /** Closes everything, and forgets the keys of what was lost; the passphrase opens it again. @throws Refusal where none is set */
  lock(): Promise<void>
  /** Opens what was lost while it was open, with the keys that it had. Never rejects: see `state`. @throws Refusal */
  reopen(): Promise<void>
  /** Another passphrase, or the keyring in its place, or the reverse. @throws PassphraseError, KeyringError, Refusal */
  changeKeeper(proof: KeyProof, keeper: NewKeeper): Promise<void>
  /** A new recovery key. It is good once `keepRecoveryKey` was called. @throws PassphraseError, KeyringError */
  makeRecoveryKey(proof: KeyProof): Promise<string>
  keepRecoveryKey(): void
  /**
   * What a backup is locked and sealed with. `passphrase`: for the backup alone, where the keyring keeps the key.
   * @throws KeyringError, Refusal
   */
  takeAlong(passphrase: string | null): Promise<{ locks: VaultFile; keys: VaultKeys }>
  /** What is to keep a key that comes from elsewhere; null: a passphrase. */
  nextKeyring(): Promise<Keyring | null>
  /** Closes what is open, and opens the profile that `adopt` has put in its place. Never rejects: see `state`. */
  exchange(adopt: () => VaultKeys): Promise<void>
  /** What `open` made. @throws Refusal `vault-locked` before that */
  opened(): T
}

export interface StartupOptions<T> {
  vault: Vault
  /** Asked late: it may have to wait for a locked keyring, and then settles late or never. */
  findKeyring: () => Promise<Keyring | null>
  /** A keyring that has not answered by then is said to be locked; it is waited for all the same. */
  keyringMillis?: number
  databasePath: string
  /** `onLost`: what was opened does not work any more. */
  open: (keys: VaultKeys, onLost: (error: Error) => void) => Promise<T>
  close: (opened: T) => Promise<void>
  onState: (state: StartupState) => void
}

const KEYRING_MILLIS = 2_000

export function createStartup<T>(options: StartupOptions<T>): Startup<T> {
  const { vault, findKeyring, keyringMillis = KEYRING_MILLIS, databasePath, open, close, onState } = options
  let opened: { value: T; keys: VaultKeys } | undefined
  /** The keys of what does not work any more. */
  let lost: VaultKeys | undefined
  let closing: Promise<void> = Promise.resolve()
  let keepMade: (() => void) | undefined
  /** Whoever opens the profile first has won: a keyring that answers after the recovery key has nothing to do. */
  let isSettled = false
  let isOpening = false

  const facts = (): Pick<StartupState, 'protection' | 'hasRecoveryKey'> => ({
    protection: vault.protection(),
    hasRecoveryKey: vault.hasRecoveryKey(),
  })
  let state: StartupState = { stage: 'starting', ...facts(), hasKeyring: null, failure: null }

  const show = (change: Partial<StartupState>): void => {
    state = { ...state, failure: null, ...change, ...facts() }
    onState(state)
  }

  const openWith = async (keys: VaultKeys): Promise<void> => {
    isSettled = true
    if (isOpening || opened) return
    isOpening = true
    try {
      await closing
      opened = { value: await open(keys, (error) => lose(keys, error)), keys }
      lost = undefined
      show({ stage: 'ready' })
    } catch (error) {
      show({ stage: 'failed', failure: toFailure(error) })
    } finally {
      isOpening = false
    }
  }

  const lose = (keys: VaultKeys, error: Error): void => {
    if (opened?.keys !== keys) return
    // Its store is gone, so this cannot end well; what was committed is safe without it.
    closing = close(opened.value).catch(() => undefined)
    opened = undefined
    lost = keys
    show({ stage: 'failed', failure: toFailure(error) })
  }

  /** Opening again waits for the end. What goes wrong in closing loses nothing: committed mail is safe without it. */
  const letGo = (): void => {
    if (opened) closing = close(opened.value).catch(() => undefined)
    opened = undefined
    lost = undefined
    keepMade = undefined
  }

  const askKeyring = async (): Promise<Keyring | null> => {
    const keyring = await findKeyring()
    state = { ...state, hasKeyring: keyring !== null }
    return keyring
  }

  /** @throws Refusal */
  const needKeyring = async (): Promise<Keyring> => {
    const keyring = await within(keyringMillis, askKeyring())
    if (!keyring) throw new Refusal('keyring-unavailable', 'there is no keyring, or it is locked')
    return keyring
  }

  const beginByKeyring = async (): Promise<void> => {
    const keyring = await askKeyring()
    if (isSettled) return
    if (vault.protection() === 'keyring') {
      if (!keyring) throw new Refusal('keyring-unavailable', 'the keyring that keeps the key is not there')
      const keys = await vault.open({ keyring })
      if (!isSettled) await openWith(keys)
      return
    }
    // Mail without its key must not be taken for a first start: a new key would not open it.
    if (existsSync(databasePath)) throw new Refusal('store-key-wrong', 'there is mail, but its key is gone')
    if (keyring) await openWith(await vault.create({ keyring }))
    else show({ stage: 'choose-passphrase' })
  }

  const keeperOf = async (proof: KeyProof): Promise<Keeper> =>
    vault.protection() === 'keyring'
      ? { keyring: await needKeyring() }
      : { passphrase: proof.passphrase ?? '' }

  return {
    state: () => state,
    async begin() {
      if (vault.protection() === 'passphrase') {
        show({ stage: 'locked' })
        return
      }
      const late = setTimeout(() => {
        if (!isSettled && state.stage === 'starting') show({ stage: 'keyring-locked' })
      }, keyringMillis)
      try {
        await beginByKeyring()
      } catch (error) {
        if (!isSettled) show({ stage: 'failed', failure: toFailure(error) })
      } finally {
        clearTimeout(late)
      }
    },
    async choosePassphrase(passphrase) {
      const isFirst = state.stage === 'choose-passphrase' || state.stage === 'keyring-locked'
      if (!isFirst || vault.protection() !== null)
        throw new Refusal('bad-request', 'no passphrase is to be chosen now')
      isSettled = true
      await openWith(await vault.create({ passphrase }))
    },
    async unlock(passphrase) {
      if (state.stage !== 'locked') throw new Refusal('bad-request', 'nothing is locked')
      await openWith(await vault.open({ passphrase }))
    },
    async recover(recoveryKey, passphrase) {
      if (opened || state.stage === 'starting') throw new Refusal('bad-request', 'nothing is locked')
      const opener = { recoveryKey }
      const keys = await vault.open(opener)
      await vault.changeKeeper(
        opener,
        passphrase === null ? { keyring: await needKeyring() } : { passphrase },
      )
      await openWith(keys)
    },
    async lock() {
      const keys = opened?.keys ?? lost
      if (!keys || isOpening) return
      if (vault.protection() !== 'passphrase') throw new Refusal('bad-request', 'no passphrase is set')
      letGo()
      closing = closing.finally(() => {
        keys.store.fill(0)
        keys.secrets.fill(0)
      })
      show({ stage: 'locked' })
      await closing
    },
    async reopen() {
      if (!lost) throw new Refusal('bad-request', 'nothing was lost')
      await openWith(lost)
    },
    async changeKeeper(proof, keeper) {
      const opener = await keeperOf(proof)
      const next =
        keeper.kind === 'keyring' ? { keyring: await needKeyring() } : { passphrase: keeper.passphrase }
      await vault.changeKeeper(opener, next)
      show({})
    },
    async makeRecoveryKey(proof) {
      const { recoveryKey, keep } = await vault.makeRecoveryKey(await keeperOf(proof))
      keepMade = keep
      return recoveryKey
    },
    keepRecoveryKey() {
      if (!keepMade) throw new Refusal('bad-request', 'no recovery key was made')
      keepMade()
      keepMade = undefined
      show({})
    },
    async takeAlong(passphrase) {
      if (!opened) throw new Refusal('vault-locked', 'the mail is not open')
      const { keys } = opened
      if (vault.protection() === 'passphrase') return { locks: await vault.locksToTakeAlong(null), keys }
      if (passphrase === null) throw new Refusal('bad-request', 'the backup needs a passphrase')
      return { locks: await vault.locksToTakeAlong({ keyring: await needKeyring(), passphrase }), keys }
    },
    nextKeyring: async () =>
      vault.protection() === 'passphrase' ? null : within(keyringMillis, askKeyring()),
    async exchange(adopt) {
      isSettled = true
      letGo()
      show({ stage: 'starting' })
      await closing
      try {
        await openWith(adopt())
      } catch (error) {
        show({ stage: 'failed', failure: toFailure(error) })
      }
    },
    opened() {
      if (!opened) throw new Refusal('vault-locked', 'the mail is not open')
      return opened.value
    },
  }
}
