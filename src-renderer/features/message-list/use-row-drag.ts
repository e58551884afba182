import type { MessageRow } from '../../../src-main/contract/message.ts'
import { useDraggingStore } from '../../stores/dragging.ts'
import { useMessageListStore } from '../../stores/message-list.ts'

/**
 * Drags messages out of the window, as .eml files: all that is selected by a row of it, else those of the row alone.
 * The page cannot give files away: main takes the drag over.
 */
export function useRowDrag(
  isSelected: (row: MessageRow) => boolean,
): (event: DragEvent, row: MessageRow) => void {
  const dragging = useDraggingStore()
  const list = useMessageListStore()
  return (event, row) => {
    event.preventDefault()
    void dragging.drag(isSelected(row) ? list.chosenIds : list.standsFor(row.id))
  }
}
