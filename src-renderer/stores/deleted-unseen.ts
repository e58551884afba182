import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { DeletedUnseen } from '../../src-main/contract/server-desk.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Entries of one call. */
const PAGE_ENTRIES = 50

/** The history of what was deleted on the server without ever being downloaded, newest first. */
export const useDeletedUnseenStore = defineStore('deleted-unseen', () => {
  const entries = shallowRef<DeletedUnseen[]>([])
  /** null: not known yet. */
  const total = ref<number | null>(null)
  const failure = shallowRef<Failure | null>(null)
  let accountId: string | null = null

  async function more(): Promise<void> {
    const asked = { accountId, offset: entries.value.length, limit: PAGE_ENTRIES }
    const outcome = await attempt(call('desk:deletedUnseen', asked))
    failure.value = outcome.ok ? null : outcome.failure
    // Another account was asked for meanwhile, or the same page twice.
    if (!outcome.ok || asked.accountId !== accountId || asked.offset !== entries.value.length) return
    entries.value = [...entries.value, ...outcome.value.entries]
    total.value = outcome.value.total
  }

  /** Lists the newest entries of one account, or of all (null). */
  async function load(ofAccount: string | null): Promise<void> {
    accountId = ofAccount
    entries.value = []
    total.value = null
    await more()
  }

  return { entries, total, failure, load, more }
})
