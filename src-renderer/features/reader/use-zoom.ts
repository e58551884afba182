import { createSharedComposable, useLocalStorage } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

/** The steps, in percent, as browsers have them. */
const STEPS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const

export interface Zoom {
  percent: ComputedRef<number>
  larger: () => void
  smaller: () => void
  reset: () => void
}

/** How large messages are shown. It is the same for all, and after a restart. */
export const useZoom = createSharedComposable((): Zoom => {
  const kept = useLocalStorage('restante.reader-zoom', 100)
  const percent = computed(() => Math.min(Math.max(kept.value, STEPS[0]), STEPS[STEPS.length - 1] ?? 100))
  return {
    percent,
    larger: () => (kept.value = STEPS.find((step) => step > percent.value) ?? percent.value),
    smaller: () => (kept.value = STEPS.findLast((step) => step < percent.value) ?? percent.value),
    reset: () => (kept.value = 100),
  }
})
