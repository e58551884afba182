import type { MessageRow } from '../../../src-main/contract/message.ts'
import { useMessageListStore } from '../../stores/message-list.ts'

/** So many files at a time (a limit of the contract); *Export* is for more. */
const MAX_DRAGGED = 500

/**
 * Drags messages out of the window, as .eml files: all that is selected by a row of it, else those of the row alone.
 * The page cannot give files away: main takes the drag over.
 */
export function useRowDrag(
  isSelected: (row: MessageRow) => boolean,
): (event: DragEvent, row: MessageRow) => void {
  const list = useMessageListStore()
  return (event, row) => {
    event.preventDefault()
    const ids = isSelected(row) ? list.chosenIds : list.standsFor(row.id)
    if (ids.length <= MAX_DRAGGED) void list.drag(ids)
  }
}
