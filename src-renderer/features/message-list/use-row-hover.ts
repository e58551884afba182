import { useTimeoutFn } from '@vueuse/core'
import type { MessageRow } from '../../../src-main/contract/message.ts'
import { useReaderStore } from '../../stores/reader.ts'

/** A pointer that rests on a row for so long (milliseconds) is about to press it. */
const REST = 60

/**
 * Has the message under a resting pointer made ready: the press, which comes a moment later, shows it at once.
 * Gives what hears of each row that the pointer comes to.
 */
export function useRowHover(): (row: MessageRow | undefined) => void {
  const reader = useReaderStore()
  let wanted: number | undefined
  const { start, stop } = useTimeoutFn(
    () => {
      if (wanted !== undefined) void reader.prepare([wanted])
    },
    REST,
    { immediate: false },
  )
  return (row) => {
    if (row?.id === wanted) return
    wanted = row?.id
    if (wanted === undefined || wanted === reader.id) stop()
    else start()
  }
}
