import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { SyncState } from '../../src-main/contract/sync.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** How far each account's sync is. */
export const useSyncStore = defineStore('sync', () => {
  const states = shallowRef<ReadonlyMap<string, SyncState>>(new Map())
  /** Why the last order to start or stop was not taken. */
  const failure = shallowRef<Failure | null>(null)
  const running = computed(() => [...states.value.values()].filter(({ phase }) => phase !== 'idle'))

  const hold = (state: SyncState): void => {
    states.value = new Map(states.value).set(state.accountId, state)
  }
  onScopeDispose(on('sync:changed', hold))

  async function load(): Promise<void> {
    const outcome = await attempt(call('sync:states', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) states.value = new Map(outcome.value.map((state) => [state.accountId, state]))
  }

  async function order(name: 'sync:start' | 'sync:cancel', accountId: string | null): Promise<void> {
    const outcome = await attempt(call(name, { accountId }))
    failure.value = outcome.ok ? null : outcome.failure
  }

  /** Gets the mail of one account, or of all (null). */
  const start = (accountId: string | null): Promise<void> => order('sync:start', accountId)

  /** Stops one account's sync, or all (null); what has arrived stays. */
  const cancel = (accountId: string | null): Promise<void> => order('sync:cancel', accountId)

  /** Answers the account's question: are these messages to be downloaded? */
  async function answer(accountId: string, takesThem: boolean): Promise<void> {
    const outcome = await attempt(call('sync:answer', { accountId, takesThem }))
    failure.value = outcome.ok ? null : outcome.failure
  }

  /** Whether this account, or any (null), is getting mail. */
  const isBusy = (accountId: string | null): boolean =>
    running.value.some((state) => accountId === null || state.accountId === accountId)

  return { states, running, failure, load, start, cancel, answer, isBusy }
})
