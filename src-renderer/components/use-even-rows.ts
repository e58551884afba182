import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue'

/** Pixels drawn beyond what is seen, above and below, so that scrolling does not run ahead of the drawing. */
const SPARE_PIXELS = 440
/** Chromium lays out nothing higher (2^25 pixels); a higher list scrolls as if it were of this height. */
const MAX_PIXELS = 30_000_000

/** A row to be drawn. */
export interface DrawnRow {
  index: number
  /** For its `key`: a row that scrolls out of sight leaves its element to the one that comes into it. */
  slot: number
  /** Pixels from the top of the list. */
  top: number
}

export interface EvenRowsOptions {
  scroller: Readonly<Ref<HTMLElement | null>>
  count: MaybeRefOrGetter<number>
  /** Pixels, the same for all rows. */
  rowHeight: MaybeRefOrGetter<number>
  /** Pixels of what stays in sight above the rows, as headings do. */
  headHeight?: number
}

/** A list of any length whose rows are of one height, of which only those in sight are drawn. */
export interface EvenRows {
  /** Always as many as fit, so that elements are used again and not made anew. */
  drawn: ComputedRef<DrawnRow[]>
  /** The first and the last that are drawn; both 0 while none is. */
  range: ComputedRef<{ first: number; last: number }>
  /** Of all rows together, pixels. */
  height: ComputedRef<number>
  firstSeen: ComputedRef<number>
  /** How many rows a page key moves. */
  pageRows: ComputedRef<number>
  /** Scrolls no farther than needed to have the row in sight, or to have it in the middle. */
  reveal: (index: number, place?: 'nearest' | 'middle') => void
  scrollByRows: (rows: number) => void
}

export function useEvenRows({ scroller, count, rowHeight, headHeight = 0 }: EvenRowsOptions): EvenRows {
  const offset = shallowRef(0)
  const outerHeight = shallowRef(0)
  const follow = (): void => {
    offset.value = scroller.value?.scrollTop ?? 0
  }
  const measure = (): void => {
    outerHeight.value = scroller.value?.clientHeight ?? 0
    follow()
  }
  useEventListener(scroller, 'scroll', follow, { passive: true })
  useResizeObserver(scroller, measure)
  // The observer is told a frame later: by then the first rows have been drawn.
  watch(scroller, measure, { flush: 'post', immediate: true })

  const one = computed(() => toValue(rowHeight))
  const total = computed(() => toValue(count))
  const viewHeight = computed(() => Math.max(outerHeight.value - headHeight, 0))
  const fullHeight = computed(() => total.value * one.value)
  const height = computed(() => Math.min(fullHeight.value, MAX_PIXELS))
  /** Pixels of the list for each that it scrolls. */
  const ratio = computed(() =>
    fullHeight.value > MAX_PIXELS
      ? (fullHeight.value - viewHeight.value) / (MAX_PIXELS - viewHeight.value)
      : 1,
  )
  const top = computed(() => offset.value * ratio.value)
  /** How far the rows seen lie above the place they have in the full list. */
  const lift = computed(() => (ratio.value === 1 ? 0 : top.value - offset.value))

  const firstSeen = computed(() => Math.floor(top.value / one.value))
  const spare = computed(() => Math.ceil(SPARE_PIXELS / one.value))
  /** None in a list that is not shown. */
  const drawnCount = computed(() => {
    const seen = Math.ceil(viewHeight.value / one.value)
    return seen === 0 ? 0 : Math.min(total.value, seen + 1 + 2 * spare.value)
  })
  const firstDrawn = computed(() =>
    Math.max(0, Math.min(firstSeen.value - spare.value, total.value - drawnCount.value)),
  )
  const drawn = computed(() =>
    Array.from({ length: drawnCount.value }, (_, at) => {
      const index = firstDrawn.value + at
      return { index, slot: index % drawnCount.value, top: index * one.value - lift.value }
    }),
  )

  const scrollTo = (wanted: number): void => scroller.value?.scrollTo({ top: wanted / ratio.value })

  return {
    drawn,
    range: computed(() => ({ first: drawn.value[0]?.index ?? 0, last: drawn.value.at(-1)?.index ?? 0 })),
    height,
    firstSeen,
    pageRows: computed(() => Math.max(1, Math.floor(viewHeight.value / one.value) - 1)),
    reveal(index, place = 'nearest') {
      follow()
      const start = index * one.value
      const end = start + one.value
      if (place === 'middle') scrollTo((start + end - viewHeight.value) / 2)
      else if (start < top.value) scrollTo(start)
      else if (end > top.value + viewHeight.value) scrollTo(end - viewHeight.value)
    },
    scrollByRows(rows) {
      follow()
      scrollTo(top.value + rows * one.value)
    },
  }
}
