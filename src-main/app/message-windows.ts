import type { BrowserWindow } from 'electron'
import type { OpenedFiles } from '../ipc/opened-files.ts'
import type { PolicyOptions } from './security-policy.ts'
import { openWindow } from './window.ts'

/** Windows with one message each, out of a file; nothing of it goes into the store. */
export interface MessageWindows {
  /** @param file a path, or what was dropped on a window */
  open(file: string | Uint8Array<ArrayBuffer>): void
  all(): readonly BrowserWindow[]
  focused(): BrowserWindow | undefined
  /** In front of the mailbox, which came up meanwhile. */
  raise(): void
  closeAll(): void
}

const SIZE = { width: 820, height: 700, minWidth: 420, minHeight: 320 }

/** @param giveUp says that a window cannot be had */
export function createMessageWindows(
  files: OpenedFiles,
  policy: PolicyOptions,
  giveUp: () => Promise<void>,
): MessageWindows {
  const windows = new Set<BrowserWindow>()
  return {
    open(file) {
      const id = files.add(file)
      const window = openWindow({
        policy,
        query: `?message=${String(id)}`,
        size: SIZE,
        giveUp: () => void giveUp().then(() => window.destroy()),
      })
      windows.add(window)
      window.on('closed', () => {
        windows.delete(window)
        files.remove(id)
      })
    },
    all: () => [...windows],
    focused: () => [...windows].find((window) => window.isFocused()),
    raise() {
      for (const window of windows) if (window.isVisible()) window.focus()
    },
    closeAll() {
      for (const window of windows) window.close()
    },
  }
}
