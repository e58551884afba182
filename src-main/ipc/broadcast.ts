import type { WebContents } from 'electron'
import type { EventName, Events } from '../contract/events.ts'

/** Tells the pages that something happened. A window that is gone is told nothing. */
export type Broadcast = <K extends EventName>(name: K, payload: Events[K]) => void

/** Broadcasts to whatever `targets` gives at that moment. */
export const createBroadcast =
  (targets: () => readonly WebContents[]): Broadcast =>
  (name, payload) => {
    for (const webContents of targets()) {
      if (!webContents.isDestroyed()) webContents.send(name, payload)
    }
  }
