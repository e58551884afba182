import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { StartupState } from '../../src-main/contract/startup.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** How far the program is before it can show mail, and the two ways to get it further. */
export const useStartupStore = defineStore('startup', () => {
  const state = shallowRef<StartupState>({ stage: 'starting', protection: null, failure: null })

  onScopeDispose(on('startup:changed', (changed) => (state.value = changed)))

  async function load(): Promise<void> {
    const outcome = await attempt(call('startup:state', undefined))
    state.value = outcome.ok ? outcome.value : { stage: 'failed', protection: null, failure: outcome.failure }
  }

  /** On success the new stage comes as an event. */
  const choosePassphrase = (passphrase: string): Promise<Outcome<void>> =>
    attempt(call('startup:choosePassphrase', { passphrase }))

  /** On success the new stage comes as an event. */
  const unlock = (passphrase: string): Promise<Outcome<void>> =>
    attempt(call('startup:unlock', { passphrase }))

  return { state, load, choosePassphrase, unlock }
})
