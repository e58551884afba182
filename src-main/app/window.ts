import { BrowserWindow, nativeTheme } from 'electron'
import { join } from 'node:path'
import type { Broadcast } from '../ipc/broadcast.ts'
import { restrictContents, UI_URL, type PolicyOptions } from './security-policy.ts'

/** The window's ground before the page has painted, as in styles/tokens.css. */
const GROUND = { light: '#f7f8fa', dark: '#141619' }

/** Opens the main window. The page gets no Node, no preload power beyond `window.mail`, and the OS sandbox. */
export function openWindow(broadcast: Broadcast, policy: PolicyOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const { webContents } = window

  restrictContents(webContents, policy, (url) => broadcast('reader:linkClicked', { url }))
  webContents.on('update-target-url', (_event, url) => {
    broadcast('reader:linkHovered', { url: /^(https?|mailto):/.test(url) ? url : '' })
  })
  // The message frame has no scripts, so its keys can only be seen from here.
  webContents.on('before-input-event', (_event, { type, key, code, control, shift, alt, meta }) => {
    if (type === 'keyDown') broadcast('reader:keyPressed', { key, code, ctrl: control, shift, alt, meta })
  })

  window.once('ready-to-show', () => window.show())
  void window.loadURL(policy.devServerUrl ?? UI_URL)
  return window
}
