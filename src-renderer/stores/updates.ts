import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { UpdateState } from '../../src-main/contract/update.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

const UNKNOWN: UpdateState = { isPossible: false, stage: 'idle', version: null, percent: 0, fault: null }

/** Newer versions of the program. */
export const useUpdatesStore = defineStore('updates', () => {
  const state = shallowRef<UpdateState>(UNKNOWN)
  onScopeDispose(on('updates:changed', (changed) => (state.value = changed)))

  async function load(): Promise<void> {
    const outcome = await attempt(call('updates:state', undefined))
    if (outcome.ok) state.value = outcome.value
  }
  // What comes of them is told by the state.
  const look = (): Promise<unknown> => attempt(call('updates:look', undefined))
  const download = (): Promise<unknown> => attempt(call('updates:download', undefined))
  const cancel = (): Promise<unknown> => attempt(call('updates:cancel', undefined))
  const install = (): Promise<unknown> => attempt(call('updates:install', undefined))

  return { state, load, look, download, cancel, install }
})
