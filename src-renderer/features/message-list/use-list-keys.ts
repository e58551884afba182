import type { Ref } from 'vue'
import { rowStep } from '../../components/row-step.ts'
import { useMessageListStore } from '../../stores/message-list.ts'

/**
 * The keys of the list itself, for its `keydown`: arrows, Page Up and Down, Home, End (with Shift: up to there),
 * Ctrl+A, Enter or Space, which calls `open`; the arrow that points inwards opens a conversation, the other closes it.
 * `pageRows` is how many rows a page key moves.
 */
export function useListKeys(pageRows: Ref<number>, open: () => void): (event: KeyboardEvent) => void {
  const list = useMessageListStore()

  return (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    if (altKey) return
    const isCommand = ctrlKey || metaKey
    const rows = rowStep(key, pageRows.value)
    const isOpening = opensBy(key)
    if (rows !== undefined && !isCommand) void list.step(rows, shiftKey ? 'range' : 'only')
    else if (key.toLowerCase() === 'a' && isCommand) void list.selectAll()
    else if (isOpening !== undefined && !isCommand && list.focusIndex !== null)
      void list.setOpen(list.focusIndex, isOpening)
    else if ((key === 'Enter' || key === ' ') && !isCommand) open()
    else return
    event.preventDefault()
  }
}

/** Whether the key opens (true) or closes (false): mirrored in a page that is written from the right. */
function opensBy(key: string): boolean | undefined {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined
  return (key === 'ArrowRight') === (document.documentElement.dir !== 'rtl')
}
