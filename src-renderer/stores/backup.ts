import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Everything into one file. How it goes is in the jobs. */
export const useBackupStore = defineStore('backup', () => {
  const isMaking = ref(false)
  /** When the last one was made (milliseconds since 1970); null: none was. */
  const madeAt = shallowRef<number | null>(null)
  const failure = shallowRef<Failure | null>(null)

  onScopeDispose(
    on('jobs:changed', ({ kind, state }) => {
      if (kind === 'backup' && state === 'done') void load()
    }),
  )

  async function load(): Promise<void> {
    const outcome = await attempt(call('backup:last', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) madeAt.value = outcome.value.madeAt
  }

  /** `passphrase`: for the backup alone; null: the one that is set. The dialog stays while there is something to mend. */
  async function make(passphrase: string | null): Promise<void> {
    const outcome = await attempt(call('backup:make', { passphrase }))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok && outcome.value) isMaking.value = false
  }

  return { isMaking, madeAt, failure, load, make }
})
