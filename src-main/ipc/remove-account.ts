import type { AccountBook } from '../accounts/account-book.ts'
import type { ServerDesks } from '../server-desk/server-desks.ts'
import type { Store } from '../store/store-client.ts'
import type { SyncAccounts } from '../sync/sync-accounts.ts'
import type { Broadcast } from './broadcast.ts'
import { DELETED_AT_ONCE } from './empty-places.ts'
import type { JobWork } from './jobs.ts'

export interface RemovingParts {
  accounts: AccountBook
  store: Store
  syncs: SyncAccounts
  desks: ServerDesks
  broadcast: Broadcast
  /** Ends what is open with the account's server besides a sync. */
  forgetSessions: (accountId: string) => Promise<void>
}

/**
 * Removes an account: its mail in steps, then all that is left of it at once, as a job. When it is stopped, or fails, the
 * account is still there, with the mail that has not gone; what has gone does not come again, and its copies on the server
 * stay.
 */
export const removeAccount =
  ({ accounts, store, syncs, desks, broadcast, forgetSessions }: RemovingParts, id: string): JobWork =>
  async (report, signal) => {
    const scope = { accountId: id, place: null }
    let done = 0
    const tell = (): void => broadcast('messages:changed', { accountIds: [id] })
    try {
      desks.forget(id)
      await Promise.all([syncs.hold(id), forgetSessions(id)])
      const { messages: total } = await store.countWhole({ scope })
      for (;;) {
        report({ done, total, messages: done })
        signal.throwIfAborted()
        const step = await store.listWhole({ scope, after: 0, limit: DELETED_AT_ONCE })
        if (step.length === 0) break
        await store.deleteMessages({ ids: step.map((row) => row.id), deletesThere: [], now: Date.now() })
        done += step.length
        tell()
      }
      await syncs.forget(id)
      await store.removeAccount({ accountId: id })
      accounts.remove(id)
      broadcast('accounts:changed', accounts.list())
      tell()
    } catch (error) {
      syncs.release(id)
      throw error
    }
    return { messages: done }
  }
