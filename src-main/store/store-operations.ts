import type { Lesson } from './junk.ts'
import type { TokenCount } from './junk-score.ts'
import type { TextFont } from '../contract/frame.ts'
import type { Label } from '../contract/label.ts'
import type { MessagePage, MessageRow, Place, PlaceCount } from '../contract/message.ts'
import type { HeaderSummary } from '../contract/message-summary.ts'
import type { Rule, RuleDefinition, RuleHistoryEntry } from '../contract/rule.ts'
import type { SavedSearch } from '../contract/saved-search.ts'
import type { Doomed, EmptiedPlace } from './empty-places.ts'
import type { DatedPosition, KnownHeaderBlock } from './header-blocks.ts'
import type { TransferScope } from '../contract/transfer.ts'
import type { ImportedMessage } from './commit-imported.ts'
import type { Examined, FileCopy } from './copy-file.ts'
import type { DeletedUnseen } from '../contract/server-desk.ts'
import type { FormerLabel, FormerLabelling } from './labels.ts'
import type { LedgerOperations } from './ledger-operations.ts'
import type { SignatureKey } from './signature-keys.ts'
import type { SearchAsk } from './search.ts'
import type { MessageWords, Unindexed } from './unindexed.ts'
import type { MarkChange } from './marks.ts'
import type { FormerRule } from './rules.ts'
import type { Former } from './undo.ts'
import type { UpkeepStep } from './upkeep.ts'
import type { WholeMessage } from './whole-messages.ts'

export type { LedgerEntry, LedgerState, NewHeader, NewMessage } from './ledger-operations.ts'

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
export interface StoreOperations extends LedgerOperations, FileCopy {
  /** `accounts`: those that a search can name. */
  listMessages(ask: SearchAsk): MessagePage
  /** The conversation of a message, in every place, oldest first. */
  threadOf(ask: { id: number }): MessageRow[]
  countPlaces(): PlaceCount[]
  messageRow(ask: { id: number }): MessageRow | null
  /** The exact bytes, checked against their SHA-256; null while only the header is here. */
  readMessage(ask: { id: number }): { bytes: Uint8Array<ArrayBuffer> } | null
  setUnread(ask: { ids: number[]; isUnread: boolean }): MarkChange
  setStarred(ask: { ids: number[]; isStarred: boolean }): MarkChange
  /**
   * Into the Bin means: of the accounts in `deletesThere` to be deleted on the server, too (only what is here whole); out of
   * it: not to be deleted there either.
   */
  moveMessages(ask: {
    ids: number[]
    place: Place
    deletesThere?: string[]
    now?: number
    /** The junk filter learns from it. */
    teaches?: boolean
  }): MarkChange
  /** Has again what there was before a change; what was changed once more since then stays. */
  undo(ask: { before: Former }): { accountIds: string[] }
  removeAccount(ask: { accountId: string }): void

  // what is not in the search index yet
  /** The next that wait, in the order in which they came. */
  listUnindexed(ask: { limit: number }): Unindexed[]
  /** How much is left to do in the background. */
  countWaiting(): { unindexed: number; lessons: number }
  /** Enters the words of messages in the index; tells whose rows changed. */
  indexMessages(ask: {
    messages: MessageWords[]
    /** The junk filter judges those that came since then (milliseconds since 1970). */
    judgesSince?: number | undefined
  }): { accountIds: string[] }

  /** The newest whose PDFs are to be read, counted as a try; null: none waits. */
  beginPdfs(): { id: number } | null
  /** Enters its words with those of its PDFs (null: they cannot be read, and are not tried again); tells whose searches find more. */
  endPdfs(ask: { id: number; words: Pick<MessageWords, 'recipients' | 'body'> | null }): {
    accountIds: string[]
  }

  // the junk filter
  /** Has it learn, in the background, from what is here already. */
  learnFromKept(): void
  listLessons(ask: { limit: number }): Lesson[]
  learn(ask: { lessons: (Lesson & { text: string | null })[] }): void
  /** How many messages of either kind it has learnt from. */
  junkLearnt(): TokenCount
  forgetJunk(): void

  // what goes for good (deleteMessages is with the ledger)
  /** How many messages would go, and how many copies on servers with them. Changes nothing. */
  countDoomed(ask: { doomed: Doomed; deletesThere: string[] }): { messages: number; there: number }
  /** In the order in which they came there; `before` (milliseconds since 1970): only those that came before that. */
  listPutAway(ask: { place: EmptiedPlace; before: number | null; limit: number }): number[]

  // labels
  listLabels(): Label[]
  addLabel(ask: { name: string; colour: number }): Label
  changeLabel(ask: { id: number; name: string; colour: number }): void
  removeLabel(ask: { id: number }): { accountIds: string[]; before: FormerLabel | null }
  putLabel(ask: { messageIds: number[]; labelId: number; isOn: boolean }): {
    accountIds: string[]
    before: FormerLabelling
  }

  // searches that were made before
  listSearches(): SavedSearch[]
  rememberSearch(ask: { text: string }): void
  keepSearch(ask: SavedSearch): void
  /** null: all that are not kept. */
  forgetSearch(ask: { text: string | null }): void

  // header rules
  /** In the order in which they are asked. */
  listRules(): Rule[]
  addRule(ask: { definition: RuleDefinition }): Rule
  /** null: it is gone. */
  changeRule(ask: { id: number; definition: RuleDefinition }): Rule | null
  /** null: there was none. */
  removeRule(ask: { id: number }): FormerRule | null
  orderRules(ask: { ids: number[] }): void
  switchRule(ask: { id: number; isOn: boolean }): void
  /** Whether it still is that version. */
  confirmRule(ask: { id: number; version: number }): boolean
  listRuleHistory(ask: { ruleId: number | null; offset: number; limit: number }): {
    total: number
    entries: Omit<RuleHistoryEntry, 'fields'>[]
  }
  pruneRuleHistory(ask: { now: number }): void
  /** Newest first, from after `before` on. */
  readHeaderBlocks(ask: {
    accountId: string | null
    before: DatedPosition | null
    limit: number
  }): KnownHeaderBlock[]
  // whose pictures may be got from the network
  /** With which body mail of a sender is shown first. */
  preferBody(ask: { address: string; body: 'html' | 'text' }): void
  preferredBody(ask: { address: string }): 'html' | 'text' | null
  /** In which font plain text of a sender is shown. */
  preferFont(ask: { address: string; font: TextFont }): void
  preferredFont(ask: { address: string }): TextFont | null
  allowPictures(ask: { address: string }): void
  arePicturesAllowed(ask: { address: string }): boolean
  pictureSenders(): string[]
  forgetPictureSender(ask: { address: string }): void

  // keys of DKIM
  signatureKeys(ask: { names: readonly string[] }): SignatureKey[]
  keepSignatureKeys(ask: { keys: readonly SignatureKey[]; now: number }): void

  // the page On the server
  knownMessages(ask: { accountId: string; uids: string[] }): KnownMessage[]
  /** Keeps what is known of messages that are not here, pending, before DELE is sent for them. */
  beginDeleteUnseen(ask: { accountId: string; deletes: UnseenDelete[]; now: number }): void
  /** Deleted on the server and never here, newest first; null: of all accounts. */
  listDeletedUnseen(ask: { accountId: string | null; offset: number; limit: number }): {
    total: number
    entries: Omit<DeletedUnseen, 'fields'>[]
  }

  // in and out (transfer/)
  /** How much of a scope is here whole. */
  countWhole(ask: { scope: TransferScope }): { messages: number; octets: number }
  /** By number, from behind `after` on. */
  listWhole(ask: { scope: TransferScope; after: number; limit: number }): WholeMessage[]
  /** The SHA-256 (hex) of what an account has here; `last` is null with the last slice. */
  knownHashes(ask: { accountId: string; after: number; limit: number }): {
    hashes: string[]
    last: number | null
  }
  /** Messages out of files; one that the account's server lists later is recognised. */
  commitImported(ask: { accountId: string; place: Place; messages: ImportedMessage[]; now: number }): void
  /** Compares the next messages with their SHA-256; `last` is null when there were no more. */
  checkNext(ask: { after: number; octets: number }): {
    checked: number
    damaged: number[]
    last: number | null
  }
  upkeep(ask: { now: number }): UpkeepStep
  /** Looks through the whole database; it takes seconds. */
  examine(): Examined
}
