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

  /** Ends when nothing is being taken back. */
  let turn = Promise.resolve()

  /** One after the other: a second press means what is last by then. Why it did not work is `failure`. */
  function takeBack(choose: () => Deed | null): Promise<void> {
    turn = turn.then(async () => {
      const deed = choose()
      if (!deed) return
      const outcome = await attempt(call('undo:undo', { id: deed.id }))
      failure.value = outcome.ok ? null : outcome.failure
    })
    return turn
  }

  const undoLast = (): Promise<void> => takeBack(() => last.value)

  /** Takes back this deed; nothing, when it was taken back by the press before. */
  const undo = (deed: Deed): Promise<void> =>
    takeBack(() => (told.value?.isUndone && told.value.deed.id === deed.id ? null : deed))

  return { last, told, failure, load, undo, undoLast }
})
