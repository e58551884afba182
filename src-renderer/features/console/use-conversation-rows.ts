import {
  computed,
  nextTick,
  onMounted,
  onUnmounted,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
} from 'vue'
import type { ConsolePlace } from '../../../src-main/contract/console.ts'
import { useConversationsStore } from '../../stores/conversations.ts'
import { findRows, rowsOf, type Row } from './rows.ts'

/** The rows of the conversation that is looked at, what is unfolded in it, and what is searched for. */
export interface ConversationRows {
  rows: ComputedRef<Row[]>
  unfolded: Ref<ReadonlySet<number>>
  fold: (number: number) => void
  words: Ref<string>
  hits: ComputedRef<string[]>
  /** Which hit is the present one; -1: none. */
  hitIndex: Ref<number>
  /** To the next hit or the one before, around the end; unfolds what it stands in. */
  step: (by: 1 | -1) => Promise<string | undefined>
}

export function useConversationRows(place: ConsolePlace): ConversationRows {
  const store = useConversationsStore(place)
  const unfolded = shallowRef<ReadonlySet<number>>(new Set())
  const words = ref('')
  const hitIndex = ref(-1)
  const rows = computed(() => rowsOf(store.lines, unfolded.value, store.bodyOf))
  const hits = computed(() => findRows(store.lines, words.value, store.bodyOf))

  watch(
    () => store.chosenId,
    () => (unfolded.value = new Set()),
  )
  watch(words, () => (hitIndex.value = -1))

  onMounted(() => void store.watch())
  onUnmounted(store.unwatch)

  function fold(number: number): void {
    const changed = new Set(unfolded.value)
    if (!changed.delete(number)) changed.add(number)
    unfolded.value = changed
  }

  async function step(by: 1 | -1): Promise<string | undefined> {
    const { length } = hits.value
    if (length === 0) return undefined
    const from = hitIndex.value < 0 && by < 0 ? 0 : hitIndex.value
    hitIndex.value = (from + by + length) % length
    const key = hits.value[hitIndex.value]
    const [number, inside] = (key ?? '').split('.')
    if (inside !== undefined && !unfolded.value.has(Number(number))) fold(Number(number))
    await nextTick()
    return key
  }

  return { rows, unfolded, fold, words, hits, hitIndex, step }
}
