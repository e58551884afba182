import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { DeskPreview } from '../../src-main/contract/server-desk.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Going back to a message costs no round trip; what is farther back than this is forgotten. */
const MAX_KEPT = 50

/** The header and first lines of one message on the server. Held in memory while the page is open, never stored. */
export const useDeskPreviewStore = defineStore('desk-preview', () => {
  /** How many lines of the body to ask for. */
  const lines = useLocalStorage('restante.preview-lines', 20)
  /** Shown as it was sent, not decoded. */
  const isAsSent = ref(false)
  const uid = ref<string | null>(null)
  const text = shallowRef<DeskPreview | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const kept = new Map<string, DeskPreview>()

  function keep(key: string, preview: DeskPreview): void {
    kept.set(key, preview)
    const [oldest] = kept.keys()
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
  }

  /** Shows a message, or none (null). An answer for one that is no longer wanted is dropped. */
  async function show(accountId: string, wanted: string | null): Promise<void> {
    const asked = lines.value
    const key = `${accountId} ${asked} ${wanted}`
    uid.value = wanted
    failure.value = null
    text.value = kept.get(key) ?? null
    if (wanted === null || text.value) return
    const outcome = await attempt(call('desk:preview', { accountId, uid: wanted, lines: asked }))
    if (outcome.ok) keep(key, outcome.value)
    if (uid.value !== wanted || lines.value !== asked) return
    if (outcome.ok) text.value = outcome.value
    else failure.value = outcome.failure
  }

  /** Forgets everything that was shown. */
  function forget(): void {
    kept.clear()
    uid.value = null
    text.value = null
    failure.value = null
  }

  return { lines, isAsSent, uid, text, failure, show, forget }
})
