import { useThrottleFn } from '@vueuse/core'
import { getCurrentScope } from 'vue'

/** Main tells of changes many times a second; what is shown follows at this pace (milliseconds). */
const PAUSE = 500

/**
 * For a store's setup: asks anew at once, and then no more often than the eye follows; the last change is never left
 * out. A store that is gone asks nothing.
 */
export function paced(load: () => unknown, pause = PAUSE): () => void {
  const scope = getCurrentScope()
  const ask = useThrottleFn(() => (scope?.active === false ? undefined : load()), pause, true)
  return () => void ask()
}
