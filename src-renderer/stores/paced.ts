import { useThrottleFn } from '@vueuse/core'
import { getCurrentScope } from 'vue'

/** Main tells of changes many times a second; what is shown follows at this pace (milliseconds). */
const PAUSE = 500

/**
 * For a store's setup: asks anew at once, and then no more often than the eye follows; the last change is never left
 * out. What is asked for is awaited first: an answer that the next question overtakes is shown by nobody, so while changes
 * come faster than answers nothing would be seen to change. A store that is gone asks nothing.
 */
export function paced(load: () => unknown, pause = PAUSE): () => void {
  const scope = getCurrentScope()
  let isAsking = false
  let isOutdated = false
  const follow = useThrottleFn(ask, pause, true)

  async function ask(): Promise<void> {
    isOutdated = isAsking
    if (isAsking || scope?.active === false) return
    isAsking = true
    try {
      await load()
    } finally {
      isAsking = false
    }
    if (isOutdated) void follow()
  }
  return () => void follow()
}
