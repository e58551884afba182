import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { Row } from './rows.ts'

/** Which row has the keys, and which rows are selected: always one stretch. */
export interface RowSelection {
  focusIndex: ComputedRef<number>
  isSelected: (index: number) => boolean
  /** Empty when none is selected. */
  selectedRows: ComputedRef<Row[]>
  moveTo: (index: number, isExtending: boolean) => void
  selectAll: () => void
}

/** The selection among `rows`, held by their keys, so that it stays when rows come or go. */
export function useRowSelection(rows: Ref<Row[]>): RowSelection {
  const focusKey = ref<string | null>(null)
  const anchorKey = ref<string | null>(null)
  const indexes = computed(() => new Map(rows.value.map(({ key }, index) => [key, index])))
  const indexOf = (key: string | null): number => (key === null ? -1 : (indexes.value.get(key) ?? -1))
  const focusIndex = computed(() => indexOf(focusKey.value))
  const range = computed(() => {
    const [focus, anchor] = [focusIndex.value, indexOf(anchorKey.value)]
    if (focus < 0) return { from: 0, to: -1 }
    return anchor < 0
      ? { from: focus, to: focus }
      : { from: Math.min(focus, anchor), to: Math.max(focus, anchor) }
  })

  return {
    focusIndex,
    isSelected: (index) => index >= range.value.from && index <= range.value.to,
    selectedRows: computed(() => rows.value.slice(range.value.from, range.value.to + 1)),
    moveTo(index, isExtending) {
      const at = Math.min(Math.max(index, 0), rows.value.length - 1)
      const key = rows.value[at]?.key ?? null
      focusKey.value = key
      if (!isExtending || anchorKey.value === null) anchorKey.value = key
    },
    selectAll() {
      anchorKey.value = rows.value[0]?.key ?? null
      focusKey.value = rows.value.at(-1)?.key ?? null
    },
  }
}
