import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Place, PlaceCount } from '../../src-main/contract/message.ts'
import { call, on } from '../api/mail-api.ts'
import { failureOf } from '../api/mail-failure.ts'
import { paced } from './paced.ts'

/** How many messages are where. */
export const useCountsStore = defineStore('counts', () => {
  const counts = shallowRef<PlaceCount[]>([])
  const failure = shallowRef<Failure | null>(null)

  async function load(): Promise<void> {
    try {
      counts.value = await call('messages:counts', undefined)
      failure.value = null
    } catch (error) {
      failure.value = failureOf(error)
    }
  }

  /** Unread messages in a place: of one account, or of all (null). */
  function unreadIn(place: Place, accountId: string | null = null): number {
    return counts.value
      .filter((count) => count.place === place && (accountId === null || count.accountId === accountId))
      .reduce((sum, count) => sum + count.unread, 0)
  }

  const follow = paced(load)
  onScopeDispose(on('messages:changed', follow))
  onScopeDispose(on('accounts:changed', follow))

  return { counts, failure, load, unreadIn }
})
