import { useTimeoutFn } from '@vueuse/core'
import type { SyncState } from '../../../src-main/contract/sync.ts'

/** Accounts whose syncs end within this are told of together (milliseconds). */
const TOGETHER = 2_000

export interface Arrivals {
  /** To be called with every state of every account's sync. */
  see(state: SyncState): void
}

/** Tells of the messages that finished syncs brought, by account: several syncs at once make one notification. */
export function createArrivals(tell: (arrived: ReadonlyMap<string, number>) => void): Arrivals {
  /** When the last sync that was seen had ended. The first state of an account is what was there before. */
  const seen = new Map<string, number | null>()
  let waiting = new Map<string, number>()
  const { start: tellSoon } = useTimeoutFn(
    () => {
      const arrived = waiting
      waiting = new Map()
      tell(arrived)
    },
    TOGETHER,
    { immediate: false },
  )

  return {
    see({ accountId, finishedAt, newMessages }) {
      const before = seen.get(accountId)
      seen.set(accountId, finishedAt)
      if (before === undefined || finishedAt === null || finishedAt === before || newMessages === 0) return
      if (waiting.size === 0) tellSoon()
      waiting.set(accountId, (waiting.get(accountId) ?? 0) + newMessages)
    },
  }
}
