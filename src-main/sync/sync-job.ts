import type { ConnectionFacts } from '../contract/connection.ts'
import type { Retention } from '../contract/retention.ts'
import type { MaildropFacts, SyncPhase, SyncQuestion } from '../contract/sync.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { OpenPop3Options, Pop3Session } from '../pop3/pop3-session.ts'
import type { Store } from '../store/store-client.ts'
import type { Login } from './maildrop.ts'
import type { ListedMessage } from './read-listing.ts'
import type { RulesOfSync } from './rules/ask-rules.ts'
import type { PreparedRules } from './rules/evaluate-rules.ts'

export interface SyncProgress {
  phase: SyncPhase
  doneMessages: number
  totalMessages: number
  doneOctets: number
  totalOctets: number
}

/** Shows how far it is. */
export type Advance = (change: Partial<SyncProgress>) => void

/** What a session finds out beside the mail. */
export interface SyncFindings {
  server?: MaildropFacts
  question?: SyncQuestion | null
}

/** What a step needs that takes messages from a session into the store, or sees to their deletion. */
export interface StoreJob {
  accountId: string
  store: Store
  mime: MimeClient
  /** Milliseconds since 1970. */
  now: () => number
  /** Asked about every header before anything is downloaded; null: the account has none. */
  rulesInForce?: RulesOfSync | null | undefined
  /** Something of these UIDs was committed: lists are stale. */
  onCommitted: (uids: string[]) => void
  /** So many messages were committed whole: what a cut line brought before it was cut counts as well. */
  onTaken?: ((messages: number) => void) | undefined
  /** A message that is listed was not taken, and stays where it is: refused, or longer than we take. */
  onLeftOut?: ((message: ListedMessage, reason: Error) => void) | undefined
  /** The session broke while this message came, and everything before it had come. */
  onBroken?: ((message: ListedMessage) => void) | undefined
}

/** One account's part in a sync, and the parts it works with. */
export interface SyncJob extends Login, StoreJob {
  retention: Retention
  /** Octets: of a bigger message only the header and the first lines are taken unasked. Infinity: none is too big. */
  partialAbove: number
  /** The UIDs of messages to be taken whole, and nothing else done. Absent: a sync of everything. */
  only?: ReadonlySet<string> | undefined
  /**
   * UIDs of messages that sessions broke over, with why: no sync of everything asks for them. A message whose dots are not
   * stuffed would else keep all behind it away for ever. syncMaildrop adds to it.
   */
  breaking?: Map<string, Error> | undefined
  /** The header rules as they are when the sync begins. */
  loadRules?: (() => Promise<PreparedRules>) | undefined
  openSession: (change?: Pick<OpenPop3Options, 'isPipelining'>) => Promise<Pop3Session>
  onProgress: (progress: SyncProgress) => void
  onFound?: ((findings: SyncFindings) => void) | undefined
  /** Logged in, protected so; the server wants so many seconds between two logins, if it said so. */
  onLogin?: ((connection: ConnectionFacts, loginDelay: number | undefined) => void) | undefined
  /** The server broke a session with many commands at once, and went through one with one at a time. */
  onPipeliningFailed?: (() => void) | undefined
}
