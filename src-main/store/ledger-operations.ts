import type { Decision, DecisionMaker } from '../contract/ledger.ts'
import type { HeaderSummary } from '../contract/message-summary.ts'
import type { Retention } from '../contract/retention.ts'
import type { RetentionPreview } from '../contract/retention-preview.ts'
import type { RuleMarks } from './apply-rules.ts'
import type { NewDecision } from './decisions.ts'

/** A message seen on the server, its header taken by TOP. */
export interface NewHeader {
  uid: string
  size: number
  header: HeaderSummary
  /** What header rules say of it, where they were asked. */
  rules?: RuleMarks | undefined
  /** With a message that is too big to be taken whole unasked: what TOP n gave beside the header, too. */
  part?: { bytes: Uint8Array<ArrayBuffer> } | undefined
}

/** A message taken whole by RETR. */
export interface NewMessage extends Omit<NewHeader, 'part'> {
  /** The exact bytes the server sent, dots unstuffed. */
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * The ledger's word on one UID.
 * - `on-server`: not here whole. - `both`: here, and on the server when we last looked.
 * - `pending-delete`: to be deleted there, QUIT not yet answered. - `deleted`: QUIT answered +OK.
 * - `vanished`: missing from a listing; kept 60 days, since a listing can be wrong.
 */
export type LedgerState = 'on-server' | 'both' | 'pending-delete' | 'deleted' | 'vanished'

/** What is here of a message. */
export type Held = 'nothing' | 'header' | 'part' | 'whole'

export interface LedgerEntry {
  uid: string
  state: LedgerState
  /** Octets, as listed. */
  size: number
  messageId: number | null
  held: Held
  decision: Decision | null
  decidedBy: DecisionMaker | null
  /** Milliseconds since 1970, as are the others. */
  firstSeen: number
  /** In the last listing that had it and could be trusted. */
  lastSeen: number
}

/** A listing as the server gave it: one UID and one size for each message, in its order. */
export interface ListingColumns {
  uids: string[]
  octets: number[]
}

/** What the ledger makes of a listing: positions in it. Those that are in none of the lists need nothing. */
export interface ListingComparison {
  /** In the ledger not at all. */
  unknown: number[]
  /** In the ledger, but nothing of them is here; those that nobody wants are left out. */
  bare: number[]
  /** Only the header is here. */
  header: number[]
  /** Header and first lines are here. */
  part: number[]
  /** Of all these, the ones to be taken whole, however big. */
  download: number[]
  /** Listed with another size than before, or although it was deleted: the UID may mean another message now. */
  doubtful: number[]
}

/** What a trusted listing changed. */
export interface RecordedListing {
  /** Most of what was known went missing at once, and it is not yet known what the unknown ones are. */
  isDoubted: boolean
}

/** A message that is to be deleted on the server. */
export interface DueDelete {
  uid: string
  size: number
  /** The header rule that deletes it though it never was here; null: it is here, or a person deleted it here. */
  rule: string | null
}

/** The ledger's part of the store. */
export interface LedgerOperations {
  /** All that is known of the account's UIDs. A copy of everything: for sync itself there is compareListing. */
  readLedger(ask: { accountId: string }): LedgerEntry[]
  /** What a trustworthy listing showed: since when UIDs are missing, and those that came back. */
  recordListing(ask: { accountId: string; now: number } & ListingColumns): RecordedListing
  /** What of a listing is to be taken. Changes nothing. */
  compareListing(ask: { accountId: string } & ListingColumns): ListingComparison
  /** Tells by their headers whether `doubtful` messages are those that their UIDs meant before. */
  settleDoubts(ask: { accountId: string; headers: NewHeader[] }): void
  /** The unknown ones of a doubted listing have all been looked at. */
  settleListing(ask: { accountId: string }): void
  /**
   * Rows for messages of which only the header (or a part) is known. One that is known under another UID, which the
   * server no longer lists, is not new: it gets this UID. With `asks` what is not recognised is only noted, for a
   * person to decide on.
   */
  commitHeaders(ask: { accountId: string; headers: NewHeader[]; asks?: boolean; now: number }): void
  /**
   * Bytes, SHA-256, row and ledger of each message, in one transaction. A UID whose bytes are already here is left as it
   * is, so a repeat does nothing. Its words are searchable once it has been indexed (listUnindexed).
   */
  commitMessages(ask: { accountId: string; messages: NewMessage[]; now: number }): void
  /** Takes back what rules decided for messages that have since become so many days old: they are to be asked again. */
  askRulesOfAged(ask: { accountId: string; days: readonly number[]; now: number }): void
  /** How many messages wait for a person's answer (commitHeaders with `asks`). */
  countAsked(ask: { accountId: string }): number
  /** The answer: to be taken like any other, or never. */
  answerAsked(ask: { accountId: string; takesThem: boolean; now: number }): void
  /**
   * Decides what becomes of messages on the server; the last word counts, and null takes a decision back. UIDs that the
   * ledger does not know are entered. What is here already, or deleted already, stays so.
   */
  decide(ask: NewDecision): void
  /** What would be deleted there under `retention`: count, octets and the first rows. Changes nothing. */
  previewRetention(ask: { accountId: string; retention: Retention }): RetentionPreview
  /** What is to be deleted there now. Takes back what a former retention had decided and QUIT never confirmed. */
  planDeletes(ask: { accountId: string; retention: Retention }): DueDelete[]
  /**
   * Marks for deletion on the server, and returns those it may be sent for: messages whose bytes read back
   * from the database have the SHA-256 that came in, and those decided `delete-unseen`. `by` is entered where nobody
   * had decided yet.
   */
  beginDelete(ask: { accountId: string; uids: string[]; by: DecisionMaker; now: number }): string[]
  /** Takes back what was to be deleted; what is deleted already stays so. */
  cancelDelete(ask: { accountId: string; uids: string[] }): void
  /** Those of them that are still to be deleted: up to QUIT a person can take it back. */
  stillPending(ask: { accountId: string; uids: string[] }): string[]
  /** QUIT was answered +OK: the server's copies are gone, those of messages that never were here too. */
  confirmDelete(ask: { accountId: string; uids: string[]; now: number }): void
  /** Takes back pending deletes; these messages stay on the server until somebody decides anew. */
  keepOnServer(ask: { ids: number[]; now: number }): { accountIds: string[] }
  /**
   * Removes messages for good: row, bytes and search text. Their UIDs stay known, so that they do not come again; of
   * the accounts in `deletesThere` they are deleted on the server, too.
   */
  deleteMessages(ask: { ids: number[]; deletesThere: string[]; now: number }): { accountIds: string[] }
  /** The UIDs of messages that the server lists. */
  serverUids(ask: { ids: number[] }): { accountId: string; uid: string }[]
  /** Header and first lines of a message that is here in part; null otherwise. */
  readPart(ask: { id: number }): { bytes: Uint8Array<ArrayBuffer> } | null
}
