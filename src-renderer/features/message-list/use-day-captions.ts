import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { EvenRows } from '../../components/use-even-rows.ts'
import { useListOptionsStore } from '../../stores/list-options.ts'
import { useMessageListStore } from '../../stores/message-list.ts'
import { useText } from '../../text/use-text.ts'
import { dayLabel } from './day-label.ts'

/** The stretches of time that the list runs through; in another order than by date there are none. */
export interface DayCaptions {
  isByDate: ComputedRef<boolean>
  /** Of the stretch that the row belongs to; empty while the row is on its way. */
  labelAt: (index: number) => string
  /** The rows in sight with which a stretch begins, and its label; the first row seen has its own above the list. */
  starts: ComputedRef<ReadonlyMap<number, string>>
}

/** `hasRoom`: whether a caption fits between two rows. */
export function useDayCaptions(
  { firstSeen, range }: Pick<EvenRows, 'firstSeen' | 'range'>,
  hasRoom: Readonly<Ref<boolean>>,
): DayCaptions {
  const { t } = useText()
  const { locale } = useI18n()
  const list = useMessageListStore()
  const options = useListOptionsStore()

  const isByDate = computed(() => options.asked(list.query).order === 'date')
  const labelAt = (index: number): string => {
    const row = isByDate.value ? list.rowAt(list.outerIndex(index)) : undefined
    return row ? dayLabel(row.date, locale.value, t) : ''
  }
  const starts = computed(() => {
    const found = new Map<number, string>()
    if (!hasRoom.value || !isByDate.value) return found
    let before = labelAt(firstSeen.value)
    for (let index = firstSeen.value + 1; index <= range.value.last; index++) {
      const label = labelAt(index)
      if (label !== before && label !== '' && before !== '') found.set(index, label)
      before = label
    }
    return found
  })
  return { isByDate, labelAt, starts }
}
