import { app, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'

/** The system's dialogs, over `window`. Each answers null when the user closes it. */
export interface Dialogs {
  chooseFile: (suggestedName: string) => Promise<string | null>
  chooseDirectory: () => Promise<string | null>
}

export const createDialogs = (window: () => BrowserWindow): Dialogs => ({
  async chooseFile(suggestedName) {
    const defaultPath = join(app.getPath('downloads'), suggestedName)
    const { canceled, filePath } = await dialog.showSaveDialog(window(), { defaultPath })
    return canceled ? null : filePath
  },
  async chooseDirectory() {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      defaultPath: app.getPath('downloads'),
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
})
