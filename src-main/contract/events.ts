import type { Account } from './account.ts'
import type { ConsolePlace, PromptState } from './console.ts'
import type { DesktopRequest } from './desktop.ts'
import type { Job } from './job.ts'
import type { Label } from './label.ts'
import type { Rule } from './rule.ts'
import type { DeskView } from './server-desk.ts'
import type { Settings } from './settings.ts'
import type { StartupState } from './startup.ts'
import type { SyncState } from './sync.ts'
import type { Deed } from './undo.ts'
import type { UpdateState } from './update.ts'

/** A key with its modifiers. `key` is what it writes, `code` where it is (as in the DOM's KeyboardEvent). */
export interface KeyPress {
  key: string
  code: string
  ctrl: boolean
  shift: boolean
  alt: boolean
  meta: boolean
}

/** What main tells the renderer unasked. Names say what happened. */
export interface Events {
  'startup:changed': StartupState
  'settings:changed': Settings
  'accounts:changed': Account[]
  'sync:changed': SyncState
  /** Messages of these accounts came, went or changed: lists and counts are stale. */
  'messages:changed': { accountIds: string[] }
  /** A conversation began, grew or ended: its lines, and the list of conversations, are stale. */
  'console:changed': { place: ConsolePlace; conversationId: number }
  'console:promptChanged': PromptState
  /** Something was asked for outside the window: by a notification or the tray. */
  'desktop:asked': DesktopRequest
  'labels:changed': Label[]
  'rules:changed': Rule[]
  /** The desk of an account: its session, marks or rows changed. */
  'desk:changed': DeskView
  /** Main threw something that nobody caught; it is in the log. */
  'faults:happened': null
  /** A job began, went on or ended. */
  'jobs:changed': Job
  /** So many octets of a backup are here. */
  'restore:changed': { done: number; total: number }
  /** Something was done that can be taken back, or was taken back (`undone`). `last` is what is taken back next. */
  'undo:changed': { last: Deed | null; undone: Deed | null }
  /** A newer version was looked for, found, fetched. */
  'updates:changed': UpdateState
  /**
   * The window is to close, but messages are marked for deletion on these accounts' servers. It stays open until they are
   * deleted (`desk:close`) or let go (`desk:leave`) and `window:close` is called.
   */
  'window:closing': { marked: { accountId: string; messages: number; octets: number; unseen: number }[] }
  /** The pointer is over a link in the message (empty: no longer). */
  'reader:linkHovered': { url: string }
  /** A link in the message was clicked; nothing was opened. */
  'reader:linkClicked': { url: string }
  /** A key was pressed while the message frame, which has no scripts, held the focus. */
  'reader:keyPressed': KeyPress
}

export type EventName = keyof Events
