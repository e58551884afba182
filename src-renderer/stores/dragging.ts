import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** So many files at a time (a limit of the contract); *Export* is for more. */
const MAX_DRAGGED = 500

/** Messages on their way out of the window, as files, and what became of those that did not go. */
export const useDraggingStore = defineStore('dragging', () => {
  const failure = shallowRef<Failure | null>(null)
  const remains = shallowRef<{ why: 'tooMany' | 'notHere'; n: number } | null>(null)

  function forget(): void {
    failure.value = null
    remains.value = null
  }

  /** While the mouse drags them: gives these messages to the system, those of them that are here. */
  async function drag(ids: readonly number[]): Promise<void> {
    forget()
    if (ids.length > MAX_DRAGGED) {
      remains.value = { why: 'tooMany', n: MAX_DRAGGED }
      return
    }
    const outcome = await attempt(call('messages:drag', { ids: [...ids] }))
    if (!outcome.ok) failure.value = outcome.failure
    else if (outcome.value.leftOut > 0) remains.value = { why: 'notHere', n: outcome.value.leftOut }
  }

  return { failure, remains, drag, forget }
})
