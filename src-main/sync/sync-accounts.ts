import type { Retention } from '../contract/retention.ts'
import type { SyncState } from '../contract/sync.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { Store } from '../store/store-client.ts'
import { createAccountSync, type AccountSync, type AccountSyncOptions } from './account-sync.ts'
import type { Maildrop, Route } from './maildrop.ts'
import type { PreparedRules } from './rules/evaluate-rules.ts'
import type { Rhythm } from './schedule.ts'
import { syncMaildrop } from './sync-maildrop.ts'

/** What it takes to sync an account. */
export interface SyncTarget extends Maildrop {
  retention: Retention
  /** Octets: of a bigger message only the header and the first lines are taken unasked. */
  partialAbove: number
}

type Shared = Pick<AccountSyncOptions, 'clock' | 'toFailure' | 'isMetered' | 'chance' | 'onState'>

export interface SyncAccountsOptions extends Shared {
  store: Store
  mime: MimeClient
  openSession: (accountId: string, route: Route, signal: AbortSignal) => Promise<Pop3Session>
  /** Settings and secrets at the moment a sync starts. @throws when they cannot be had, or `signal` is aborted */
  targetOf: (accountId: string, signal: AbortSignal) => Promise<SyncTarget>
  /** The account's header rules as they are now. @throws StoreError, PatternError */
  rulesOf: (accountId: string) => Promise<PreparedRules>
  rhythmOf: (accountId: string) => Rhythm
  isOnline: (accountId: string) => boolean
  onPasswordRefused: (accountId: string) => void
  /** To be remembered: its server gets one command at a time. */
  onPipeliningFailed: (accountId: string) => void
  onCommitted: (accountId: string) => void
}

/** Syncs of all accounts: each runs by itself, at most one per account. */
export interface SyncAccounts {
  /** From now on its mail is got by its rhythm. */
  add(accountId: string): void
  /** The user asks; see AccountSync. */
  start(accountId: string): Promise<void>
  cancel(accountId: string): Promise<void>
  /** Takes just these messages whole, as soon as the account is free. Settles as `start` does. */
  download(accountId: string, uids: readonly string[]): Promise<void>
  /** The answer to the state's question: the unrecognised messages are taken (a sync starts), or never. @throws StoreError */
  answer(accountId: string, takesThem: boolean): Promise<void>
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
  /** By account: messages that somebody waits for. Its next run takes them and nothing else. */
  const wanted = new Map<string, Set<string>>()

  /** By account: messages that sessions broke over. The next start of the program tries them again. */
  const breaking = new Map<string, Map<string, Error>>()
  const breakingOf = (accountId: string): Map<string, Error> => {
    const those = breaking.get(accountId) ?? new Map<string, Error>()
    breaking.set(accountId, those)
    return those
  }

  const create = (accountId: string): AccountSync =>
    createAccountSync({
      ...options,
      accountId,
      rhythm: () => options.rhythmOf(accountId),
      isOnline: () => options.isOnline(accountId),
      onPasswordRefused: () => options.onPasswordRefused(accountId),
      async run({ signal, onProgress, onFound, onTaken, onLeftOut, onLogin }) {
        const { route, login, retention, partialAbove } = await options.targetOf(accountId, signal)
        const only = wanted.get(accountId)
        wanted.delete(accountId)
        await syncMaildrop({
          accountId,
          retention,
          partialAbove,
          only,
          breaking: breakingOf(accountId),
          ...login,
          loadRules: () => options.rulesOf(accountId),
          openSession: (change) => options.openSession(accountId, { ...route, ...change }, signal),
          store,
          mime,
          now: clock.wall,
          onProgress,
          onFound,
          onTaken,
          onLeftOut: (_, reason) => onLeftOut(reason),
          onLogin,
          onPipeliningFailed: () => options.onPipeliningFailed(accountId),
          onCommitted: () => options.onCommitted(accountId),
        })
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
    async download(accountId, uids) {
      wanted.set(accountId, new Set([...(wanted.get(accountId) ?? []), ...uids]))
      await syncOf(accountId).start()
      // What was running when this was asked for knew nothing of it.
      if (wanted.has(accountId)) await syncOf(accountId).start()
    },
    async answer(accountId, takesThem) {
      await store.answerAsked({ accountId, takesThem, now: clock.wall() })
      syncOf(accountId).answered()
      if (takesThem) void syncOf(accountId).start()
    },
    changed: (accountId) => syncOf(accountId).changed(),
    hold: (accountId) => syncOf(accountId).hold(),
    release: (accountId) => syncs.get(accountId)?.release(),
    async forget(accountId) {
      await syncs.get(accountId)?.stop()
      syncs.delete(accountId)
      wanted.delete(accountId)
      breaking.delete(accountId)
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
