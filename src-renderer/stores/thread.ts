import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { MessageRow } from '../../src-main/contract/message.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { paced } from './paced.ts'

/** The conversation of the message that is read. */
export const useThreadStore = defineStore('thread', () => {
  let of: number | null = null
  /** All its messages, oldest first, in whatever place. */
  const rows = shallowRef<MessageRow[]>([])
  const failure = shallowRef<Failure | null>(null)

  async function load(): Promise<void> {
    const wanted = of
    if (wanted === null) return
    const outcome = await attempt(call('messages:thread', { id: wanted }))
    if (of !== wanted) return
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) rows.value = outcome.value
  }

  /** Shows the conversation of another message; the one that is shown stays until the answer, when it is the same. */
  async function show(id: number): Promise<void> {
    if (!rows.value.some((row) => row.id === id)) rows.value = []
    of = id
    await load()
  }

  const follow = paced(load)
  onScopeDispose(
    on('messages:changed', ({ accountIds }) => {
      const shown = rows.value[0]
      if (shown && accountIds.includes(shown.accountId)) follow()
    }),
  )

  return { rows, failure, show }
})
