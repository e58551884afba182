import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Events } from '../../src-main/contract/events.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { useServerDeskStore } from './server-desk.ts'

type Marks = Events['window:closing']['marked']

/** The window is to close while messages are marked for deletion: what becomes of the marks is asked first. */
export const useClosingStore = defineStore('closing', () => {
  const desks = useServerDeskStore()
  /** Marks by account; empty: nobody wants the window closed. */
  const marked = shallowRef<Marks>([])
  const failure = shallowRef<Failure | null>(null)
  const isBusy = ref(false)

  onScopeDispose(
    on('window:closing', (event) => {
      failure.value = null
      marked.value = event.marked
    }),
  )

  /** The window stays, and the marks with it. */
  function stay(): void {
    marked.value = []
  }

  /** Settles each desk in turn, and closes the window once all are; the first that fails ends it. */
  async function finish(settle: (marks: Marks[number]) => Promise<boolean>): Promise<void> {
    isBusy.value = true
    for (const marks of marked.value) {
      if (!(await settle(marks))) {
        failure.value = desks.failures.get(marks.accountId) ?? null
        isBusy.value = false
        return
      }
      marked.value = marked.value.filter((other) => other !== marks)
    }
    const outcome = await attempt(call('window:close', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    isBusy.value = false
  }

  /** Deletes nothing, and closes the window. */
  const leave = (): Promise<void> => finish(({ accountId }) => desks.leave(accountId))

  /** Deletes what is marked, and closes the window. */
  const deleteMarked = (): Promise<void> => finish(({ accountId, unseen }) => desks.close(accountId, unseen))

  return { marked, failure, isBusy, stay, leave, deleteMarked }
})
