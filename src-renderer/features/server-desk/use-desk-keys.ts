import type { Ref } from 'vue'
import { rowStep } from '../../components/row-step.ts'
import { useDeskRowsStore } from '../../stores/desk-rows.ts'

/**
 * The keys of the table, for its `keydown`: arrows, Page Up and Down, Home, End (with Shift: up to there), Space
 * changes the marks of what is selected, Escape selects only the row in focus, Enter calls `open`.
 * `pageRows` is how many rows a page key moves.
 */
export function useDeskKeys(pageRows: Ref<number>, open: () => void): (event: KeyboardEvent) => void {
  const rows = useDeskRowsStore()

  return (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    // A heading has keys of its own.
    if (altKey || event.target !== event.currentTarget) return
    const isCommand = ctrlKey || metaKey
    const step = rowStep(key, pageRows.value)
    if (step !== undefined && !isCommand) void rows.step(step, shiftKey ? 'range' : 'only')
    else if (key === ' ' && !isCommand) void rows.toggleMarks()
    else if (key === 'Enter' && !isCommand) open()
    else if (key === 'Escape' && rows.focusIndex !== null) void rows.select(rows.focusIndex, 'only')
    else return
    event.preventDefault()
  }
}
