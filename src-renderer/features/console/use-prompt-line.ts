import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { PromptState } from '../../../src-main/contract/console.ts'
import { completionsOf } from './complete-line.ts'
import { secretStart } from './verbs.ts'

/** The line being typed: what of it is hidden, what came before, and what Tab makes of it. */
export interface PromptLine {
  /** The beginning that may be seen of a line that has a secret; empty for other lines. */
  open: Ref<string>
  /** What is in the field: the whole line, or its secret. */
  typed: Ref<string>
  line: ComputedRef<string>
  /** To be called when the field has changed: hides what follows PASS from there on. */
  input: () => void
  /** False when there is nothing to take back, and the field does what it always does. */
  backspace: () => boolean
  recall: (by: 1 | -1) => void
  /** False when there is nothing to complete, and Tab moves on. */
  complete: () => boolean
  clear: () => void
}

export function usePromptLine(state: Ref<PromptState>, history: Ref<string[]>): PromptLine {
  const open = ref('')
  const typed = ref('')
  /** Steps back in the history; 0: a new line. */
  const back = ref(0)
  const offered = ref<{ candidates: string[]; at: number } | null>(null)
  const line = computed(() => open.value + typed.value)

  function put(text: string): void {
    open.value = ''
    typed.value = text
  }

  return {
    open,
    typed,
    line,
    input() {
      offered.value = null
      const start = open.value === '' ? secretStart(typed.value) : null
      if (start === null) return
      open.value = typed.value.slice(0, start)
      typed.value = typed.value.slice(start)
    },
    backspace() {
      if (open.value === '' || typed.value !== '') return false
      put(open.value.trimEnd())
      return true
    },
    recall(by) {
      const length = history.value.length
      back.value = Math.min(Math.max(back.value + by, 0), length)
      put(back.value === 0 ? '' : (history.value[length - back.value] ?? ''))
    },
    complete() {
      if (open.value !== '') return false
      const { candidates, at } = offered.value ?? {
        candidates: completionsOf(typed.value, state.value),
        at: -1,
      }
      if (candidates.length === 0 || (candidates.length === 1 && at === 0)) return false
      const next = (at + 1) % candidates.length
      offered.value = { candidates, at: next }
      typed.value = candidates[next] ?? ''
      return true
    },
    clear() {
      put('')
      back.value = 0
      offered.value = null
    },
  }
}
