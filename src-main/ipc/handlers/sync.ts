import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { SyncAccounts } from '../../sync/sync-accounts.ts'

export const syncHandlers = (
  accounts: () => AccountBook,
  syncs: () => SyncAccounts,
): Pick<Handlers, 'sync:states' | 'sync:start' | 'sync:cancel'> => {
  const chosen = (accountId: string | null): string[] =>
    accountId === null
      ? accounts()
          .list()
          .map(({ id }) => id)
      : [accounts().find(accountId).id]

  return {
    'sync:states': () => syncs().states(),
    'sync:start': ({ accountId }) => {
      // Not awaited: how it goes comes as events.
      for (const id of chosen(accountId)) void syncs().start(id)
    },
    'sync:cancel': async ({ accountId }) => {
      await Promise.all(chosen(accountId).map((id) => syncs().cancel(id)))
    },
  }
}
