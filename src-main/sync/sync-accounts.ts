import type { Retention } from '../contract/account.ts'
import type { Failure } from '../contract/failure.ts'
import type { SyncState } from '../contract/sync.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { LoginMethod } from '../pop3/login-method.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { Store } from '../store/store-client.ts'
import type { Maildrop, Route } from './maildrop.ts'
import { syncAccount } from './sync-account.ts'

/** What it takes to sync an account. */
export interface SyncTarget extends Maildrop {
  retention: Retention
}

export interface SyncAccountsOptions {
  store: Store
  mime: MimeClient
  openSession: (accountId: string, route: Route, signal: AbortSignal) => Promise<Pop3Session>
  /** Settings and password at the moment a sync starts. @throws when the password cannot be had */
  targetOf: (accountId: string) => SyncTarget | Promise<SyncTarget>
  /** Errors become data here, for the state that is shown. */
  toFailure: (error: unknown) => Failure
  onState: (state: SyncState) => void
  /** To be remembered: the next login is not to be weaker. */
  onLogin: (accountId: string, method: LoginMethod) => void
  onCommitted: (accountId: string) => void
  now: () => number
}

/** Syncs of all accounts: each runs by itself, at most one per account. */
export interface SyncAccounts {
  /** Starts a sync, unless one is running. The promise settles when it has ended; failures are in the state. */
  start(accountId: string): Promise<void>
  /** Cuts the connection; what was committed stays. Resolves when the sync has ended. */
  cancel(accountId: string): Promise<void>
  /** Cancels if need be and forgets the account's state. */
  forget(accountId: string): Promise<void>
  states(): SyncState[]
  /** Cancels all; resolves when none runs. */
  stop(): Promise<void>
}

interface Running {
  abort: AbortController
  ended: Promise<void>
}

const idle = (accountId: string): SyncState => ({
  accountId,
  phase: 'idle',
  doneMessages: 0,
  totalMessages: 0,
  doneOctets: 0,
  totalOctets: 0,
  newMessages: 0,
  finishedAt: null,
  failure: null,
})

/** Makes the set of syncs. Nothing runs until `start`. */
export function createSyncAccounts(options: SyncAccountsOptions): SyncAccounts {
  const states = new Map<string, SyncState>()
  const running = new Map<string, Running>()

  const show = (accountId: string, change: Partial<SyncState>): void => {
    const state = { ...(states.get(accountId) ?? idle(accountId)), ...change }
    states.set(accountId, state)
    options.onState(state)
  }

  const run = async (accountId: string, signal: AbortSignal): Promise<void> => {
    try {
      show(accountId, { ...idle(accountId), phase: 'connecting' })
      const { route, login, retention } = await options.targetOf(accountId)
      const { newMessages } = await syncAccount({
        accountId,
        retention,
        ...login,
        openSession: () => options.openSession(accountId, route, signal),
        store: options.store,
        mime: options.mime,
        now: options.now,
        onProgress: (progress) => show(accountId, progress),
        onLogin: (method) => options.onLogin(accountId, method),
        onCommitted: () => options.onCommitted(accountId),
      })
      show(accountId, { phase: 'idle', newMessages, finishedAt: options.now() })
    } catch (error) {
      const failure = options.toFailure(error)
      // The user's own cancel is not a failure to show.
      const shown = failure.code === 'cancelled' ? null : failure
      show(accountId, { phase: 'idle', finishedAt: options.now(), failure: shown })
    }
  }

  const start = (accountId: string): Promise<void> => {
    const current = running.get(accountId)
    if (current) return current.ended
    const abort = new AbortController()
    const ended = run(accountId, abort.signal).finally(() => running.delete(accountId))
    running.set(accountId, { abort, ended })
    return ended
  }

  const cancel = async (accountId: string): Promise<void> => {
    const current = running.get(accountId)
    current?.abort.abort()
    await current?.ended
  }

  return {
    start,
    cancel,
    async forget(accountId) {
      await cancel(accountId)
      states.delete(accountId)
    },
    states: () => [...states.values()],
    async stop() {
      await Promise.all([...running.keys()].map(cancel))
    },
  }
}
