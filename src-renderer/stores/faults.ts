import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** What is thrown again and again says nothing new, and would only push older lines out of the log. */
const MOST_REPORTS = 20

/** What nobody caught, here or in the main process: it is written into the log, and told without alarm. */
export const useFaultsStore = defineStore('faults', () => {
  const isTold = ref(false)
  /** Why the folder of the log could not be shown. */
  const failure = shallowRef<Failure | null>(null)
  let reports = 0
  onScopeDispose(on('faults:happened', () => (isTold.value = true)))

  function report(error: unknown): void {
    isTold.value = true
    if (++reports > MOST_REPORTS) return
    const { name, message, stack = '' } = error instanceof Error ? error : { name: typeof error, message: '' }
    const fault = {
      name: name.slice(0, 100),
      message: message.slice(0, 2_000),
      stack: stack.slice(0, 10_000),
    }
    // One that cannot even be reported is in the console.
    void attempt(call('faults:report', fault))
  }

  async function openLogs(): Promise<void> {
    const outcome = await attempt(call('faults:openLogs', undefined))
    failure.value = outcome.ok ? null : outcome.failure
  }

  const dismiss = (): void => {
    isTold.value = false
  }

  /** The page comes back where it was. */
  const reload = (): void => window.location.reload()

  return { isTold, failure, report, openLogs, dismiss, reload }
})
