import type { Account } from './account.ts'
import type { Settings } from './settings.ts'
import type { StartupState } from './startup.ts'
import type { SyncState } from './sync.ts'

/** What main tells the renderer unasked. Names say what happened. */
export interface Events {
  'startup:changed': StartupState
  'settings:changed': Settings
  'accounts:changed': Account[]
  'sync:changed': SyncState
  /** Messages of these accounts came, went or changed: lists and counts are stale. */
  'messages:changed': { accountIds: string[] }
  /** The pointer is over a link in the message (empty: no longer). */
  'reader:linkHovered': { url: string }
  /** A link in the message was clicked; nothing was opened. */
  'reader:linkClicked': { url: string }
  /** A key was pressed while the message frame, which has no scripts, held the focus. */
  'reader:keyPressed': { key: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean }
  /** A menu item or its accelerator was used. */
  'menu:chosen': { command: MenuCommand }
}

export type MenuCommand = 'get-mail' | 'add-account' | 'settings' | 'search' | 'about'

export type EventName = keyof Events
