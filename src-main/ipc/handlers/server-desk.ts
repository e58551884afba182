import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { ServerDesk } from '../../server-desk/server-desk.ts'
import type { ServerDesks } from '../../server-desk/server-desks.ts'
import type { Store } from '../../store/store-client.ts'
import { withFields } from '../with-fields.ts'

type DeskCalls = Pick<Handlers, Extract<keyof Handlers, `desk:${string}`>>

export interface ServerDeskHandlerParts {
  accounts: () => AccountBook
  store: () => Store
  desks: () => ServerDesks
}

export function serverDeskHandlers({ accounts, store, desks }: ServerDeskHandlerParts): DeskCalls {
  /** @throws AccountNotFoundError rather than make a desk for nobody */
  const desk = (accountId: string): ServerDesk => desks().of(accounts().find(accountId).id)

  return {
    'desk:state': ({ accountId }) => desk(accountId).view(),
    'desk:open': async ({ accountId }) => {
      await desk(accountId).open()
      return desk(accountId).view()
    },
    'desk:rows': ({ accountId, order, offset, limit }) => desk(accountId).rows(order, offset, limit),
    'desk:preview': ({ accountId, uid, lines }) => desk(accountId).preview(uid, lines),
    'desk:mark': ({ accountId, selection, isMarked }) => desk(accountId).mark(selection, isMarked),
    'desk:undoMarks': ({ accountId }) => desk(accountId).undoMarks(),
    'desk:download': ({ accountId, selection }) => {
      // Not awaited: how it goes comes as events.
      void desk(accountId).download(selection)
    },
    'desk:cancelDownload': ({ accountId }) => desk(accountId).cancelDownload(),
    'desk:close': ({ accountId, unseen }) => desk(accountId).close(unseen),
    'desk:leave': ({ accountId }) => desk(accountId).leave(),
    'desk:deletedUnseen': async (ask) => {
      const { total, entries } = await store().listDeletedUnseen(ask)
      return { total, entries: entries.map(withFields) }
    },
  }
}
