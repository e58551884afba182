import type { Ref } from 'vue'
import { rowStep } from '../../components/row-step.ts'
import { useMessageListStore } from '../../stores/message-list.ts'

/**
 * The keys of the list itself, for its `keydown`: arrows, Page Up and Down, Home, End (with Shift: up to there),
 * Ctrl+A, and Enter or Space, which calls `open`. `pageRows` is how many rows a page key moves.
 */
export function useListKeys(pageRows: Ref<number>, open: () => void): (event: KeyboardEvent) => void {
  const list = useMessageListStore()

  return (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    if (altKey) return
    const isCommand = ctrlKey || metaKey
    const rows = rowStep(key, pageRows.value)
    if (rows !== undefined && !isCommand) void list.step(rows, shiftKey ? 'range' : 'only')
    else if (key.toLowerCase() === 'a' && isCommand) void list.selectAll()
    else if ((key === 'Enter' || key === ' ') && !isCommand) open()
    else return
    event.preventDefault()
  }
}
