import { BrowserWindow, nativeTheme } from 'electron'
import { join } from 'node:path'
import { createBroadcast } from '../ipc/broadcast.ts'
import { revivePage } from './revive-page.ts'
import { restrictContents, UI_URL, type PolicyOptions } from './security-policy.ts'
import type { WindowPlace } from './window-state.ts'

/** The window's ground before the page has painted, as in styles/tokens.css. */
const GROUND = { light: '#f7f8fa', dark: '#141619' }

export interface WindowOptions {
  policy: PolicyOptions
  /** What the page is to show, as its address says it; empty: the mailbox. */
  query?: string
  /** It stays so until something shows it. */
  isHidden?: boolean
  size: WindowPlace
  /** The page ended again and again; loading it anew does not help. */
  giveUp: () => void
}

/** Opens a window. The page gets no Node, no preload power beyond `window.mail`, and the OS sandbox. */
export function openWindow({
  policy,
  query = '',
  isHidden = false,
  size,
  giveUp,
}: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // In the tray it still has to tell of new mail in time.
      backgroundThrottling: false,
    },
  })
  const { webContents } = window
  const broadcast = createBroadcast(() => [webContents])

  restrictContents(webContents, policy, (url) => broadcast('reader:linkClicked', { url }))
  webContents.on('update-target-url', (_event, url) => {
    broadcast('reader:linkHovered', { url: /^(https?|mailto):/.test(url) ? url : '' })
  })
  // The message frame has no scripts, so its keys can only be seen from here.
  webContents.on('before-input-event', (_event, { type, key, code, control, shift, alt, meta }) => {
    if (type === 'keyDown') broadcast('reader:keyPressed', { key, code, ctrl: control, shift, alt, meta })
  })

  revivePage(window, giveUp)
  if (!isHidden) window.once('ready-to-show', () => window.show())
  void window.loadURL(`${policy.devServerUrl ?? UI_URL}${query}`)
  return window
}
