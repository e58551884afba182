import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { KeyProof, NewKeeper, StartupState } from '../../src-main/contract/startup.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

const STARTING: StartupState = {
  stage: 'starting',
  protection: null,
  hasRecoveryKey: false,
  hasKeyring: null,
  failure: null,
}

/** How far the program is before it can show mail, and what keeps the key to it. */
export const useStartupStore = defineStore('startup', () => {
  const state = shallowRef<StartupState>(STARTING)

  onScopeDispose(on('startup:changed', (changed) => (state.value = changed)))

  async function load(): Promise<void> {
    const outcome = await attempt(call('startup:state', undefined))
    state.value = outcome.ok ? outcome.value : { ...STARTING, stage: 'failed', failure: outcome.failure }
  }

  /** On success the new stage comes as an event. */
  const choosePassphrase = (passphrase: string): Promise<Outcome<void>> =>
    attempt(call('startup:choosePassphrase', { passphrase }))

  /** On success the new stage comes as an event. */
  const unlock = (passphrase: string): Promise<Outcome<void>> =>
    attempt(call('startup:unlock', { passphrase }))

  /** Opens by the recovery key; null: the keyring keeps the key from now on. On success the new stage comes as an event. */
  const recover = (recoveryKey: string, passphrase: string | null): Promise<Outcome<void>> =>
    attempt(call('startup:recover', { recoveryKey, passphrase }))

  /** Closes the mail; the page begins anew. Only where a passphrase opens it again. */
  const lock = (): Promise<Outcome<void>> => attempt(call('startup:lock', undefined))

  /** Opens the mail again, after its store stopped working. How that goes comes as an event. */
  const reopen = (): Promise<Outcome<void>> => attempt(call('startup:reopen', undefined))

  const changeKeeper = (proof: KeyProof, keeper: NewKeeper): Promise<Outcome<void>> =>
    attempt(call('startup:changeKeeper', { proof, keeper }))

  /** A new recovery key, to be shown once. It is good after `keepRecoveryKey`. */
  const makeRecoveryKey = (proof: KeyProof): Promise<Outcome<{ recoveryKey: string }>> =>
    attempt(call('startup:makeRecoveryKey', { proof }))
  const keepRecoveryKey = (): Promise<Outcome<void>> => attempt(call('startup:keepRecoveryKey', undefined))
  /** Asks where, then writes it; null: the user closed the dialog. */
  const saveRecoverySheet = (name: string, text: string): Promise<Outcome<{ path: string } | null>> =>
    attempt(call('startup:saveRecoverySheet', { name, text }))

  return {
    state,
    load,
    choosePassphrase,
    unlock,
    recover,
    lock,
    reopen,
    changeKeeper,
    makeRecoveryKey,
    keepRecoveryKey,
    saveRecoverySheet,
  }
})
