import type { Label } from '../contract/label.ts'
import type { MessagePage, MessageQuery, MessageRow, Place, PlaceCount } from '../contract/message.ts'
import type { BodySummary, HeaderSummary } from '../contract/message-summary.ts'
import type { Rule, RuleDefinition, RuleHistoryEntry } from '../contract/rule.ts'
import type { RuleMarks } from './apply-rules.ts'
import type { DatedPosition, KnownHeaderBlock } from './header-blocks.ts'
import type { DeletedUnseen } from '../contract/server-desk.ts'

/** A message seen on the server, its header taken by TOP. */
export interface NewHeader {
  uid: string
  size: number
  header: HeaderSummary
  /** What header rules say of it, where they were asked. */
  rules?: RuleMarks | undefined
}

/** A message taken whole by RETR. */
export interface NewMessage extends NewHeader {
  body: BodySummary
  /** The exact bytes the server sent, dots unstuffed. */
  bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 (hex) of `bytes`. */
  sha256: string
}

/**
 * The ledger's word on one UID.
 * - `on-server`: only its header is here. - `both`: here, and on the server when we last looked.
 * - `pending-delete`: safely here, DELE decided, QUIT not yet answered. - `deleted`: QUIT answered +OK.
 * - `vanished`: missing from a listing; kept 60 days, since a listing can be wrong.
 */
export type LedgerState = 'on-server' | 'both' | 'pending-delete' | 'deleted' | 'vanished'

export interface LedgerEntry {
  uid: string
  state: LedgerState
  size: number
  messageId: number | null
  /** The whole message is in the store (whatever became of the server's copy). */
  isHere: boolean
}

/** What TOP tells of a message that is known. */
export type KnownHeader = Pick<
  HeaderSummary,
  'fromName' | 'fromAddress' | 'subject' | 'date' | 'spamScore' | 'isSpam'
>

/** A listed message that the ledger knows. */
export interface KnownMessage {
  uid: string
  /** Octets, as the server listed it when it was seen first. */
  size: number
  /** Only there (also when it was here and is no more), there and here, or here and waiting to be deleted there. */
  where: 'server' | 'both' | 'pending-delete'
  messageId: number | null
  /** null when no row of it is left. */
  header: KnownHeader | null
}

/** A message about to be deleted on the server that is not here. */
export interface UnseenDelete {
  uid: string
  /** The header rule that says so; null: the user. */
  rule: string | null
  header: HeaderSummary
  octets: number
  /** The header block as text. */
  headerBlock: string
}

/** What the store's worker does. Every write is one transaction, on disk when its call returns. */
export interface StoreOperations {
  // the desk's lists
  listMessages(ask: { query: MessageQuery; offset: number; limit: number }): MessagePage
  countPlaces(): PlaceCount[]
  messageRow(ask: { id: number }): MessageRow | null
  /** The exact bytes, checked against their SHA-256; null while only the header is here. */
  readMessage(ask: { id: number }): { bytes: Uint8Array<ArrayBuffer> } | null
  setUnread(ask: { ids: number[]; isUnread: boolean }): { accountIds: string[] }
  setStarred(ask: { ids: number[]; isStarred: boolean }): { accountIds: string[] }
  moveMessages(ask: { ids: number[]; place: Place }): { accountIds: string[] }
  removeAccount(ask: { accountId: string }): void

  // labels
  listLabels(): Label[]
  addLabel(ask: { name: string; colour: number }): Label
  changeLabel(ask: { id: number; name: string; colour: number }): void
  removeLabel(ask: { id: number }): { accountIds: string[] }
  putLabel(ask: { messageIds: number[]; labelId: number; isOn: boolean }): { accountIds: string[] }

  // header rules
  /** In the order in which they are asked. */
  listRules(): Rule[]
  addRule(ask: { definition: RuleDefinition }): Rule
  /** null: it is gone. */
  changeRule(ask: { id: number; definition: RuleDefinition }): Rule | null
  removeRule(ask: { id: number }): void
  orderRules(ask: { ids: number[] }): void
  switchRule(ask: { id: number; isOn: boolean }): void
  /** Whether it still is that version. */
  confirmRule(ask: { id: number; version: number }): boolean
  listRuleHistory(ask: { ruleId: number | null; offset: number; limit: number }): {
    total: number
    entries: RuleHistoryEntry[]
  }
  pruneRuleHistory(ask: { now: number }): void
  /** Newest first, from after `before` on. */
  readHeaderBlocks(ask: {
    accountId: string | null
    before: DatedPosition | null
    limit: number
  }): KnownHeaderBlock[]
  // whose pictures may be got from the network
  allowPictures(ask: { address: string }): void
  arePicturesAllowed(ask: { address: string }): boolean
  pictureSenders(): string[]
  forgetPictureSender(ask: { address: string }): void

  // sync
  readLedger(ask: { accountId: string }): LedgerEntry[]
  /** Rows for messages of which only the header is known. A UID already in the ledger is left as it is. */
  commitHeaders(ask: { accountId: string; headers: NewHeader[]; now: number }): void
  /**
   * Bytes, SHA-256, row, search text and ledger of each message, in one transaction. A UID whose bytes are
   * already here is left as it is, so a repeat does nothing.
   */
  commitMessages(ask: { accountId: string; messages: NewMessage[]; now: number }): void
  /** What a trustworthy listing showed: since when UIDs are missing, and those that came back. */
  recordListing(ask: { accountId: string; uids: string[]; now: number }): void
  /**
   * Marks for deletion on the server, and returns those it may be sent for: only messages whose bytes read back
   * from the database have the SHA-256 that came in.
   */
  beginDelete(ask: { accountId: string; uids: string[] }): string[]
  /** Takes a deletion back that is pending. */
  cancelDelete(ask: { accountId: string; uids: string[] }): void
  /** Keeps what is known of messages that are not here, pending, before DELE is sent for them. */
  beginDeleteUnseen(ask: { accountId: string; deletes: UnseenDelete[]; now: number }): void
  /** QUIT was answered +OK: the server's copies are gone, those of messages that never were here too. */
  confirmDelete(ask: { accountId: string; uids: string[] }): void

  // the page On the server
  knownMessages(ask: { accountId: string; uids: string[] }): KnownMessage[]
  /** Deleted on the server and never here, newest first; null: of all accounts. */
  listDeletedUnseen(ask: { accountId: string | null; offset: number; limit: number }): {
    total: number
    entries: DeletedUnseen[]
  }
}
