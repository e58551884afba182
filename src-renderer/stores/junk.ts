import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { JunkState } from '../../src-main/contract/junk.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** What the junk filter has learnt. */
export const useJunkStore = defineStore('junk', () => {
  const state = shallowRef<JunkState | null>(null)
  const failure = shallowRef<Failure | null>(null)

  async function load(): Promise<void> {
    const outcome = await attempt(call('junk:state', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) state.value = outcome.value
  }

  async function forget(): Promise<void> {
    const outcome = await attempt(call('junk:forget', undefined))
    if (outcome.ok) await load()
    else failure.value = outcome.failure
  }

  return { state, failure, load, forget }
})
