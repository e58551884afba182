import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Deed } from '../../src-main/contract/undo.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** What can be taken back. Main keeps it: things are done there that nobody pressed a key for. */
export const useUndoStore = defineStore('undo', () => {
  /** What is taken back next; null: nothing. */
  const last = shallowRef<Deed | null>(null)
  /** What happened last, to be told: a deed, or that one was taken back. A new object each time. */
  const told = shallowRef<{ deed: Deed; isUndone: boolean } | null>(null)
  const failure = shallowRef<Failure | null>(null)

  onScopeDispose(
    on('undo:changed', (change) => {
      last.value = change.last
      failure.value = null
      const deed = change.undone ?? change.last
      told.value = deed && { deed, isUndone: change.undone !== null }
    }),
  )

  async function load(): Promise<void> {
    const outcome = await attempt(call('undo:last', undefined))
    if (outcome.ok) last.value = outcome.value
  }

  /** Takes back a deed. Why it did not work is `failure`. */
  async function undo({ id }: Deed): Promise<void> {
    const outcome = await attempt(call('undo:undo', { id }))
    failure.value = outcome.ok ? null : outcome.failure
  }

  return { last, told, failure, load, undo }
})
