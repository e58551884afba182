import type { Store } from '../store/store-client.ts'
import { IDLE_MILLIS, LOOK_MILLIS, REST_MILLIS, STEP_PAUSE_MILLIS } from './limits.ts'

export interface UpkeepOptions {
  store: Pick<Store, 'upkeep' | 'idleMillis'>
  /** Milliseconds since 1970. */
  now: () => number
  /** So many messages are not what came in. */
  onDamaged: (count: number) => void
}

/**
 * Keeps the store well while nobody asks it anything, in steps that nobody notices.
 * @returns ends it, and resolves when the step that is under way has ended
 */
export function startUpkeep({ store, now, onDamaged }: UpkeepOptions): () => Promise<void> {
  let timer: NodeJS.Timeout
  let running: Promise<void> = Promise.resolve()
  let isStopped = false

  const wake = (millis: number): void => {
    if (isStopped) return
    timer = setTimeout(() => {
      running = step()
    }, millis)
  }
  const step = async (): Promise<void> => {
    if (store.idleMillis() < IDLE_MILLIS) {
      wake(LOOK_MILLIS)
      return
    }
    try {
      const { isDone, damaged } = await store.upkeep({ now: now() })
      if (damaged.length > 0) onDamaged(damaged.length)
      wake(isDone ? REST_MILLIS : STEP_PAUSE_MILLIS)
    } catch {
      // Of what ails the store the next sync, or whoever looks, is told.
      wake(REST_MILLIS)
    }
  }

  wake(LOOK_MILLIS)
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
