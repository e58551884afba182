import { app, type BrowserWindow } from 'electron'
import type { SettingsFile } from '../accounts/settings-file.ts'
import type { Handlers } from '../contract/calls.ts'
import type { DesktopRequest, TrayText } from '../contract/desktop.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { startAtLogin } from './login-item.ts'
import { createNotifier } from './notifications.ts'
import { createTray, hasTrayHost } from './tray.ts'

type DesktopCalls = Pick<Handlers, Extract<keyof Handlers, `desktop:${string}`>>

export interface Desktop {
  calls: DesktopCalls
  /** The settings are these now: the tray comes or goes, the login item is written. @throws the system's error */
  changed(names: readonly string[]): Promise<void>
  /** Hides the window in place of closing it, where the tray brings it back. */
  keepRunning(window: BrowserWindow): void
}

export interface DesktopOptions {
  settings: SettingsFile
  window: () => BrowserWindow | null
  broadcast: Broadcast
  lock: () => Promise<void>
}

/** What the program is outside its window: tray, notifications, start at login. */
export function createDesktop({ settings, window, broadcast, lock }: DesktopOptions): Desktop {
  let text: TrayText | null = null
  let isInTray = false
  let isQuitting = false
  app.prependListener('before-quit', () => (isQuitting = true))

  const ask = (request: DesktopRequest | null): void => {
    const open = window()
    open?.show()
    open?.focus()
    if (request) broadcast('desktop:asked', request)
  }
  const tray = createTray({
    open: () => ask(null),
    getMail: () => broadcast('desktop:asked', { what: 'get-mail' }),
    lock: () => void lock(),
  })
  const notify = createNotifier({
    settings: () => settings.read(),
    isWatched: () => window()?.isFocused() === true,
    onClick: (messageId) => ask(messageId === null ? { what: 'inbox' } : { what: 'message', messageId }),
  })
  const showTray = async (): Promise<void> => {
    isInTray = settings.read().tray && text !== null && (await hasTrayHost())
    tray.show(isInTray ? text : null)
  }

  return {
    calls: {
      'desktop:notify': notify,
      'desktop:tray': async (said) => {
        text = said
        app.setBadgeCount(said.unread)
        await showTray()
      },
      'desktop:hasTray': hasTrayHost,
    },
    async changed(names) {
      const { startAtLogin: isOn, startHidden } = settings.read()
      if (names.includes('startAtLogin') || names.includes('startHidden'))
        await startAtLogin(isOn, startHidden)
      if (names.includes('tray')) await showTray()
    },
    keepRunning(opened) {
      opened.on('close', (event) => {
        if (!isInTray || isQuitting) return
        event.preventDefault()
        opened.hide()
      })
    },
  }
}
