import type { Retention } from '../contract/account.ts'
import type { SyncState } from '../contract/sync.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { Store } from '../store/store-client.ts'
import { createAccountSync, type AccountSync, type AccountSyncOptions } from './account-sync.ts'
import type { Maildrop, Route } from './maildrop.ts'
import type { Rhythm } from './schedule.ts'
import { syncAccount } from './sync-account.ts'

/** What it takes to sync an account. */
export interface SyncTarget extends Maildrop {
  retention: Retention
}

type Shared = Pick<AccountSyncOptions, 'clock' | 'toFailure' | 'isMetered' | 'chance' | 'onState'>

export interface SyncAccountsOptions extends Shared {
  store: Store
  mime: MimeClient
  openSession: (accountId: string, route: Route, signal: AbortSignal) => Promise<Pop3Session>
  /** Settings and secrets at the moment a sync starts. @throws when they cannot be had, or `signal` is aborted */
  targetOf: (accountId: string, signal: AbortSignal) => Promise<SyncTarget>
  rhythmOf: (accountId: string) => Rhythm
  isOnline: (accountId: string) => boolean
  onPasswordRefused: (accountId: string) => void
  onCommitted: (accountId: string) => void
}

/** Syncs of all accounts: each runs by itself, at most one per account. */
export interface SyncAccounts {
  /** From now on its mail is got by its rhythm. */
  add(accountId: string): void
  /** The user asks; see AccountSync. */
  start(accountId: string): Promise<void>
  cancel(accountId: string): Promise<void>
  changed(accountId: string): void
  /** Ends it and forgets the account's state. */
  forget(accountId: string): Promise<void>
  /** Keeps the account's syncs out of the maildrop until `release`; see AccountSync. */
  hold(accountId: string): Promise<void>
  release(accountId: string): void
  cameOnline(): void
  awoke(): void
  states(): SyncState[]
  /** Ends all; resolves when none runs. */
  stop(): Promise<void>
}

/** Makes the set of syncs, empty. */
export function createSyncAccounts(options: SyncAccountsOptions): SyncAccounts {
  const { store, mime, clock } = options
  const syncs = new Map<string, AccountSync>()

  const create = (accountId: string): AccountSync =>
    createAccountSync({
      ...options,
      accountId,
      rhythm: () => options.rhythmOf(accountId),
      isOnline: () => options.isOnline(accountId),
      onPasswordRefused: () => options.onPasswordRefused(accountId),
      async run({ signal, onProgress, onLogin }) {
        const { route, login, retention } = await options.targetOf(accountId, signal)
        const { newMessages } = await syncAccount({
          accountId,
          retention,
          ...login,
          openSession: () => options.openSession(accountId, route, signal),
          store,
          mime,
          now: clock.wall,
          onProgress,
          onLogin,
          onCommitted: () => options.onCommitted(accountId),
        })
        return newMessages
      },
    })

  const syncOf = (accountId: string): AccountSync => {
    const sync = syncs.get(accountId) ?? create(accountId)
    syncs.set(accountId, sync)
    return sync
  }

  return {
    add: (accountId) => void syncOf(accountId),
    start: (accountId) => syncOf(accountId).start(),
    cancel: (accountId) => syncOf(accountId).cancel(),
    changed: (accountId) => syncOf(accountId).changed(),
    hold: (accountId) => syncOf(accountId).hold(),
    release: (accountId) => syncs.get(accountId)?.release(),
    async forget(accountId) {
      await syncs.get(accountId)?.stop()
      syncs.delete(accountId)
    },
    cameOnline() {
      for (const sync of syncs.values()) sync.cameOnline()
    },
    awoke() {
      for (const sync of syncs.values()) void sync.awoke()
    },
    states: () => [...syncs.values()].map((sync) => sync.state()),
    async stop() {
      await Promise.all([...syncs.values()].map((sync) => sync.stop()))
    },
  }
}
