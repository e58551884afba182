import type { Ref } from 'vue'
import { useMessageListStore } from '../../stores/message-list.ts'

/**
 * The keys of the list itself, for its `keydown`: arrows, Page Up and Down, Home, End (with Shift: up to there),
 * Ctrl+A, and Enter or Space, which calls `open`. `pageRows` is how many rows a page key moves.
 */
export function useListKeys(pageRows: Ref<number>, open: () => void): (event: KeyboardEvent) => void {
  const list = useMessageListStore()

  const rowsOf = (key: string): number | undefined => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: Math.max(pageRows.value, 1),
      PageUp: -Math.max(pageRows.value, 1),
      Home: -Infinity,
      End: Infinity,
    }
    return Object.hasOwn(steps, key) ? steps[key] : undefined
  }

  return (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    if (altKey) return
    const isCommand = ctrlKey || metaKey
    const rows = rowsOf(key)
    if (rows !== undefined && !isCommand) void list.step(rows, shiftKey ? 'range' : 'only')
    else if (key.toLowerCase() === 'a' && isCommand) void list.selectAll()
    else if ((key === 'Enter' || key === ' ') && !isCommand) open()
    else return
    event.preventDefault()
  }
}
