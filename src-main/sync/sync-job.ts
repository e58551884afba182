import type { Retention } from '../contract/account.ts'
import type { ConnectionFacts } from '../contract/connection.ts'
import type { SyncPhase } from '../contract/sync.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { Store } from '../store/store-client.ts'
import type { Login } from './maildrop.ts'

export interface SyncProgress {
  phase: SyncPhase
  doneMessages: number
  totalMessages: number
  doneOctets: number
  totalOctets: number
}

/** What a step needs that takes messages from a session into the store, or sees to their deletion. */
export interface StoreJob {
  accountId: string
  store: Store
  mime: MimeClient
  /** Milliseconds since 1970. */
  now: () => number
  /** Something of these UIDs was committed: lists are stale. */
  onCommitted: (uids: string[]) => void
}

/** One account's part in a sync, and the parts it works with. */
export interface SyncJob extends Login, StoreJob {
  retention: Retention
  openSession: () => Promise<Pop3Session>
  onProgress: (progress: SyncProgress) => void
  /** Logged in, protected so; the server wants so many seconds between two logins, if it said so. */
  onLogin?: ((connection: ConnectionFacts, loginDelay: number | undefined) => void) | undefined
}
