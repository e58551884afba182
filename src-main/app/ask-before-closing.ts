import { app, type BrowserWindow } from 'electron'
import type { Events } from '../contract/events.ts'
import type { Broadcast } from '../ipc/broadcast.ts'

/** The marks that would be lost, by account. */
export type Marks = Events['window:closing']['marked']

/**
 * Has the page ask before the window closes, or the program ends, while messages are marked for deletion on a server.
 * The page answers by closing or leaving those desks, and then the window. A page that has crashed asks nobody.
 *
 * @returns what each window is to be given to
 */
export function askBeforeClosing(
  window: () => BrowserWindow | null,
  marks: () => Marks,
  broadcast: Broadcast,
): (opened: BrowserWindow) => void {
  const ask = (event: { preventDefault: () => void; defaultPrevented?: boolean }): void => {
    if (event.defaultPrevented) return
    const open = window()
    const marked = marks()
    if (marked.length === 0 || !open || open.isDestroyed() || open.webContents.isCrashed()) return
    event.preventDefault()
    open.show()
    broadcast('window:closing', { marked })
  }

  app.prependListener('before-quit', ask)
  return (opened) => void opened.on('close', ask)
}
