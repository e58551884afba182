import { app, Menu, nativeImage, Tray } from 'electron'
import { execFile } from 'node:child_process'
import type { TrayText } from '../contract/desktop.ts'
import plainIcon from './icons/tray.png?asset'
import unreadIcon from './icons/tray-unread.png?asset'

/** The bus answers in milliseconds. */
const ANSWER_MILLIS = 2_000

const HOST_QUESTION = [
  'call',
  '--session',
  '--dest=org.freedesktop.DBus',
  '--object-path=/org/freedesktop/DBus',
  '--method=org.freedesktop.DBus.NameHasOwner',
  'org.kde.StatusNotifierWatcher',
]

/**
 * Whether this desktop shows tray icons. Linux desktops do when somebody watches for them (StatusNotifierItem); where
 * nobody does, an icon is silently nowhere, and a window hidden to it could not be had back.
 */
export function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true)
  return new Promise((resolve) => {
    execFile('gdbus', HOST_QUESTION, { timeout: ANSWER_MILLIS, killSignal: 'SIGKILL' }, (error, answer) =>
      resolve(!error && answer.includes('true')),
    )
  })
}

export interface TrayOptions {
  open: () => void
  getMail: () => void
  lock: () => void
}

export interface AppTray {
  /** Says this from now on; null: there is no icon. */
  show(text: TrayText | null): void
}

export function createTray({ open, getMail, lock }: TrayOptions): AppTray {
  let tray: Tray | undefined
  /** What it says, and what its menu says. On Linux both make the menu anew, and take it from whoever is about to choose of it. */
  let said = { tooltip: '', menu: '' }
  return {
    show(text) {
      if (!text) {
        tray?.destroy()
        tray = undefined
        said = { tooltip: '', menu: '' }
        return
      }
      const menu = JSON.stringify([text.open, text.getMail, text.lock, text.quit])
      const before = said
      said = { tooltip: text.tooltip, menu }
      if (before.tooltip === text.tooltip && before.menu === menu) return
      const icon = nativeImage.createFromPath(text.unread > 0 ? unreadIcon : plainIcon)
      if (!tray) {
        tray = new Tray(icon)
        tray.on('click', open)
      }
      tray.setImage(icon)
      tray.setToolTip(text.tooltip)
      if (before.menu === menu) return
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: text.open, click: open },
          { label: text.getMail, click: getMail },
          ...(text.lock === null ? [] : [{ label: text.lock, click: lock }]),
          { type: 'separator' },
          { label: text.quit, click: () => app.quit() },
        ]),
      )
    },
  }
}
