import { app } from 'electron'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The switch of a start that shows no window, only the tray. */
export const HIDDEN_SWITCH = 'hidden'

/**
 * Has the program start when the user logs in, or not. On Linux by an autostart entry (Desktop Application Autostart
 * Specification), which Electron does not write.
 * @throws the system's error
 */
export async function startAtLogin(isOn: boolean, isHidden: boolean): Promise<void> {
  const args = isHidden ? [`--${HIDDEN_SWITCH}`] : []
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isOn, args })
    return
  }
  const folder = join(app.getPath('appData'), 'autostart')
  const entry = join(folder, 'restante.desktop')
  if (!isOn) {
    if (existsSync(entry)) await rm(entry)
    return
  }
  const program = process.env['APPIMAGE'] ?? process.execPath
  await mkdir(folder, { recursive: true })
  await writeFile(entry, desktopEntry([program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args]))
}

/** An argument is quoted, and what means something within quotes escaped (Desktop Entry Specification, Exec). */
export function desktopEntry(command: readonly string[]): string {
  const exec = command.map((part) => `"${part.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`).join(' ')
  return `[Desktop Entry]\nType=Application\nName=Restante\nExec=${exec}\nX-GNOME-Autostart-enabled=true\n`
}
