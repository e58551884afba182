import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { useReaderStore } from './reader.ts'

/** Typing asks no more often than this (milliseconds): each answer shows the message anew. */
const TYPING_PAUSE = 120

/** Finding a phrase in the message that is read. */
export const useMessageFindStore = defineStore('message-find', () => {
  const reader = useReaderStore()
  const isOpen = ref(false)
  /** Counts up when the field shall have the focus, even when it is open already. */
  const asked = ref(0)
  const phrase = ref('')
  /** What is lit: as `phrase`, but after a pause in typing. */
  const lit = ref('')
  /** null: not known yet. */
  const hits = ref<number | null>(null)
  /** Which of them is looked at, from 1; 0: none. */
  const current = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  const shown = computed(() =>
    isOpen.value && reader.detail && lit.value !== ''
      ? {
          messageId: reader.detail.row.id,
          body: reader.body,
          withPictures: reader.detail.arePicturesAllowed,
          phrase: lit.value,
        }
      : null,
  )

  watch(phrase, (typed) => {
    clearTimeout(timer)
    timer = setTimeout(() => (lit.value = typed.trim()), TYPING_PAUSE)
  })

  const question = computed(() => JSON.stringify(shown.value))
  watch(question, async (mine) => {
    const asking = shown.value
    hits.value = null
    current.value = asking ? 1 : 0
    if (!asking) return
    const outcome = await attempt(call('reading:find', asking))
    // By what it says: the same message may have been shown anew meanwhile, and nobody asks again for that.
    if (mine !== question.value) return
    hits.value = outcome.ok ? outcome.value.hits : 0
    current.value = Math.min(1, hits.value)
  })

  function open(): void {
    isOpen.value = true
    asked.value++
  }

  function close(): void {
    isOpen.value = false
  }

  /** To the next hit (1) or the one before (-1), round and round. */
  function step(by: 1 | -1): void {
    const all = hits.value ?? 0
    if (all > 0) current.value = ((current.value - 1 + by + all) % all) + 1
  }

  return { isOpen, asked, phrase, lit, hits, current, open, close, step }
})
