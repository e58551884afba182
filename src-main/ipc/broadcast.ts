import type { WebContents } from 'electron'
import type { EventName, Events } from '../contract/events.ts'

/** Tells the page that something happened. A window that is gone is told nothing. */
export type Broadcast = <K extends EventName>(name: K, payload: Events[K]) => void

/** Broadcasts to whatever `target` gives at that moment. */
export const createBroadcast =
  (target: () => WebContents | null): Broadcast =>
  (name, payload) => {
    const webContents = target()
    if (webContents && !webContents.isDestroyed()) webContents.send(name, payload)
  }
