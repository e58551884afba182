import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { BackupFacts } from '../../src-main/contract/backup.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** The way from a backup to a profile: a file, what opens it, what is in it, and then it is copied. */
export const useRestoreStore = defineStore('restore', () => {
  const isOpen = ref(false)
  const file = shallowRef<{ name: string; octets: number } | null>(null)
  const facts = shallowRef<BackupFacts | null>(null)
  /** While it is copied. */
  const progress = shallowRef<{ done: number; total: number } | null>(null)
  const failure = shallowRef<Failure | null>(null)

  onScopeDispose(
    on('restore:changed', (changed) => {
      if (progress.value) progress.value = changed
    }),
  )

  /** Anew, from the choice of a file on. */
  function begin(): void {
    file.value = null
    facts.value = null
    failure.value = null
    isOpen.value = true
  }

  const taken = <T>(outcome: Outcome<T>): T | undefined => {
    failure.value = outcome.ok ? null : outcome.failure
    return outcome.ok ? outcome.value : undefined
  }

  async function choose(): Promise<void> {
    const chosen = taken(await attempt(call('restore:choose', undefined)))
    // The dialog of the system was closed: what was chosen before is as it was.
    if (chosen === null) return
    file.value = chosen ?? null
    facts.value = null
  }

  async function open(typed: string): Promise<void> {
    facts.value = taken(await attempt(call('restore:open', { typed }))) ?? null
  }

  /** The page begins anew when all is in place. */
  async function restore(passphrase: string | null): Promise<void> {
    progress.value = { done: 0, total: 0 }
    taken(await attempt(call('restore:begin', { passphrase })))
    if (failure.value?.code === 'cancelled') failure.value = null
    progress.value = null
  }

  async function cancel(): Promise<void> {
    taken(await attempt(call('restore:cancel', undefined)))
  }

  return { isOpen, file, facts, progress, failure, begin, choose, open, restore, cancel }
})
