import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Authenticity } from '../../src-main/contract/message-authenticity.ts'
import type { MessageDetail } from '../../src-main/contract/message.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Who signed the message being read, and what the user's own server says of it. */
export const useSignaturesStore = defineStore('signatures', () => {
  const messageId = ref<number | null>(null)
  const authenticity = shallowRef<Authenticity | null>(null)
  const isChecking = ref(false)
  const failure = shallowRef<Failure | null>(null)

  /** Shows a message's signatures, checked as far as that can be done without asking anybody. */
  async function show({ row, authenticity: known, isHeaderOnly }: MessageDetail): Promise<void> {
    messageId.value = row.id
    authenticity.value = known
    isChecking.value = false
    failure.value = null
    if (known.signatures.length > 0 && !isHeaderOnly) await check(row.id, false)
  }

  async function check(id: number, byNetwork: boolean): Promise<void> {
    const outcome = await attempt(call('signatures:check', { messageId: id, byNetwork }))
    if (messageId.value !== id || !authenticity.value) return
    if (outcome.ok) authenticity.value = { ...authenticity.value, signatures: outcome.value }
    else failure.value = outcome.failure
  }

  /** Asks the senders' name servers for the keys, and checks with them. */
  async function checkByNetwork(): Promise<void> {
    if (messageId.value === null || isChecking.value) return
    const id = messageId.value
    isChecking.value = true
    failure.value = null
    await check(id, true)
    if (messageId.value === id) isChecking.value = false
  }

  /** From now on the reports of this server are believed in the message's account. */
  async function believeServer(server: string): Promise<void> {
    const id = messageId.value
    if (id === null) return
    const outcome = await attempt(call('signatures:believeServer', { messageId: id, server }))
    if (messageId.value !== id || !authenticity.value) return
    if (outcome.ok) {
      const { report, unnamedServer } = outcome.value
      authenticity.value = { ...authenticity.value, report, unnamedServer }
    } else failure.value = outcome.failure
  }

  return { authenticity, isChecking, failure, show, checkByNetwork, believeServer }
})
