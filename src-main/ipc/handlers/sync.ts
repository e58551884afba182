import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { ServerDesks } from '../../server-desk/server-desks.ts'
import type { SyncAccounts } from '../../sync/sync-accounts.ts'

export const syncHandlers = (
  accounts: () => AccountBook,
  syncs: () => SyncAccounts,
  desks: () => ServerDesks,
): Pick<Handlers, Extract<keyof Handlers, `sync:${string}`>> => {
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
      for (const id of chosen(accountId)) {
        // The desk has the maildrop, and its session can do it; what is marked there was not asked for.
        if (desks().isOpen(id)) void desks().of(id).download({ kind: 'unmarked' })
        else void syncs().start(id)
      }
    },
    'sync:answer': ({ accountId, takesThem }) => syncs().answer(accounts().find(accountId).id, takesThem),
    'sync:cancel': async ({ accountId }) => {
      const ids = chosen(accountId)
      for (const id of ids) if (desks().isOpen(id)) desks().of(id).cancelDownload()
      await Promise.all(ids.map((id) => syncs().cancel(id)))
    },
  }
}
