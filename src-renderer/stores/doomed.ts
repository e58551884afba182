import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Doomed } from '../../src-main/contract/bin.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** What is asked about before it goes for good, and how much that is. */
export interface DoomedQuestion {
  doomed: Doomed
  messages: number
  /** Copies on servers that go with them. */
  there: number
}

/** Deleting for good: asked about first, always. */
export const useDoomedStore = defineStore('doomed', () => {
  const question = shallowRef<DoomedQuestion | null>(null)
  const failure = shallowRef<Failure | null>(null)

  /** Asks whether these are to go; where there is nothing, nothing is asked. */
  async function ask(doomed: Doomed): Promise<void> {
    const outcome = await attempt(call('bin:count', { doomed }))
    failure.value = outcome.ok ? null : outcome.failure
    question.value = outcome.ok && outcome.value.messages > 0 ? { doomed, ...outcome.value } : null
  }

  /** Yes. */
  async function confirm(): Promise<void> {
    if (!question.value) return
    const outcome = await attempt(call('bin:delete', { doomed: question.value.doomed }))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) question.value = null
  }

  function keep(): void {
    question.value = null
    failure.value = null
  }

  return { question, failure, ask, confirm, keep }
})
