import type { AccountBook } from '../accounts/account-book.ts'
import type { Settings } from '../contract/settings.ts'
import type { EmptiedPlace } from '../store/empty-places.ts'
import type { Store } from '../store/store-client.ts'
import type { Broadcast } from './broadcast.ts'
import { deletingThere } from './deleting-there.ts'
import type { Jobs, JobWork } from './jobs.ts'

const DAY = 24 * 60 * 60 * 1000
const HOUR = 60 * 60 * 1000
/** Messages that are deleted in one transaction: others wait meanwhile. */
export const DELETED_AT_ONCE = 500

export interface EmptyingParts {
  store: Store
  accounts: AccountBook
  jobs: Jobs
  broadcast: Broadcast
}

/** Deletes these messages for good, in steps, as a job. */
export const deleteForGood =
  ({ store, accounts, broadcast }: EmptyingParts, ids: readonly number[]): JobWork =>
  async (report, signal) => {
    let done = 0
    for (let at = 0; at < ids.length; at += DELETED_AT_ONCE) {
      signal.throwIfAborted()
      const step = ids.slice(at, at + DELETED_AT_ONCE)
      const changed = await store.deleteMessages({
        ids: step,
        deletesThere: deletingThere(accounts),
        now: Date.now(),
      })
      done += step.length
      report({ done, total: ids.length, messages: done })
      broadcast('messages:changed', changed)
    }
    return { messages: done }
  }

/** Everything that is in a place, or came there before a time (milliseconds since 1970). @throws StoreError */
export const idsIn = (store: Store, place: EmptiedPlace, before: number | null): Promise<number[]> =>
  store.listPutAway({ place, before, limit: Number.MAX_SAFE_INTEGER })

/** Deletes what has been in the Bin and in Junk for as long as the settings say. @throws StoreError */
export async function emptyOld(parts: EmptyingParts, settings: Settings, now: number): Promise<void> {
  const { emptyBinAfterDays, emptyJunkAfterDays } = settings
  const places = [
    ['bin', emptyBinAfterDays],
    ['junk', emptyJunkAfterDays],
  ] as const
  for (const [place, days] of places) {
    if (days === null) continue
    const ids = await idsIn(parts.store, place, now - days * DAY)
    if (ids.length > 0) await parts.jobs.run('empty', 'messages', deleteForGood(parts, ids))
  }
}

/** Looks at the start and every hour. What fails is in the job, or is tried again an hour later. @returns how to stop it */
export function emptyRegularly(parts: EmptyingParts, settings: () => Settings): () => void {
  const look = (): void => {
    // A store that does not answer is told of by whoever needs it next.
    void emptyOld(parts, settings(), Date.now()).catch(() => undefined)
  }
  look()
  const timer = setInterval(look, HOUR)
  return () => clearInterval(timer)
}
