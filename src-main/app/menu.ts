import { Menu } from 'electron'

/**
 * Everything is in the window, and its keys are the page's own. macOS alone needs a menu, for Quit and for the clipboard's
 * keys; its roles bring the system's words.
 */
export function setApplicationMenu(): void {
  const isMac = process.platform === 'darwin'
  Menu.setApplicationMenu(
    isMac
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
