import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { MessageDetail } from '../../contract/message.ts'
import type { Store } from '../../store/store-client.ts'
import type { SyncAccounts } from '../../sync/sync-accounts.ts'
import { writeWhole } from '../../transfer/save-file.ts'
import type { Broadcast } from '../broadcast.ts'
import { deletingThere } from '../deleting-there.ts'
import type { MessageReader } from '../message-reader.ts'
import type { UndoStack } from '../undo-stack.ts'

type MessageCalls = Pick<Handlers, Exclude<Extract<keyof Handlers, `messages:${string}`>, 'messages:drag'>>

export interface MessageHandlerParts {
  store: () => Store
  accounts: () => AccountBook
  syncs: () => SyncAccounts
  reader: () => MessageReader
  undo: UndoStack
  broadcast: Broadcast
  /** Asks where to save; null when the user would rather not. */
  chooseFile: (suggestedName: string) => Promise<string | null>
  /** Whether the junk filter learns from what the user moves. */
  teachesJunk: () => boolean
  learnSoon: () => void
}

export function messageHandlers(parts: MessageHandlerParts): MessageCalls {
  const { store, accounts, syncs, reader, undo, broadcast, chooseFile } = parts
  const changed = ({ accountIds }: { accountIds: string[] }): void =>
    broadcast('messages:changed', { accountIds })
  /** The accounts as `account:` in a search may name them. */
  const named = (): { id: string; names: string[] }[] =>
    accounts()
      .list()
      .map(({ id, name, email }) => ({ id, names: [name, email] }))

  return {
    'messages:list': (page) =>
      store().listMessages({ ...page, accounts: page.query.text === '' ? [] : named() }),
    'messages:thread': ({ id }) => store().threadOf({ id }),
    'messages:counts': () => store().countPlaces(),
    'messages:open': ({ id }) => reader().open(id),
    'messages:prepare': async ({ ids }) => {
      const ready: MessageDetail[] = []
      for (const id of ids) {
        const detail = await reader().prepare(id)
        if (detail) ready.push(detail)
      }
      return ready
    },
    'messages:setUnread': async ({ ids, isUnread, bySeeing }) => {
      const done = await store().setUnread({ ids, isUnread })
      if (!bySeeing) undo.add(isUnread ? 'unread' : 'read', done.before)
      changed(done)
    },
    'messages:setStarred': async ({ ids, isStarred }) => {
      const done = await store().setStarred({ ids, isStarred })
      undo.add(isStarred ? 'starred' : 'unstarred', done.before)
      changed(done)
    },
    'messages:move': async ({ ids, place }) => {
      const done = await store().moveMessages({
        ids,
        place,
        deletesThere: deletingThere(accounts()),
        now: Date.now(),
        teaches: parts.teachesJunk(),
      })
      parts.learnSoon()
      undo.add(place, done.before)
      changed(done)
    },
    'messages:keepOnServer': async ({ ids }) => changed(await store().keepOnServer({ ids, now: Date.now() })),
    'messages:download': async ({ ids }) => {
      const byAccount = new Map<string, string[]>()
      for (const { accountId, uid } of await store().serverUids({ ids })) {
        const uids = byAccount.get(accountId) ?? []
        uids.push(uid)
        byAccount.set(accountId, uids)
      }
      // Not awaited: how it goes comes as events.
      for (const [accountId, uids] of byAccount) void syncs().download(accountId, uids)
    },
    'messages:save': async ({ id }) => {
      const bytes = await reader().source(id)
      const path = await chooseFile(`message-${String(id)}.eml`)
      if (path === null) return null
      await writeWhole(path, bytes)
      return { path }
    },
  }
}
