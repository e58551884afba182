import { app, dialog, type BrowserWindow } from 'electron'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CertificateFile } from '../ipc/client-certificates.ts'
import { ClientCertificateError } from '../pop3/errors.ts'
import { BACKUP_EXTENSION } from '../transfer/backup-file.ts'
import { outsideProfile } from './outside-profile.ts'

/** The system's dialogs, over `window`. Each answers null when the user closes it. */
export interface Dialogs {
  /** To save something as. @throws Refusal in the profile */
  chooseFile: (suggestedName: string) => Promise<string | null>
  /** To save something in. @throws Refusal in the profile */
  chooseDirectory: () => Promise<string | null>
  /** Messages to open; none when the user closes it. */
  chooseMessages: () => Promise<string[]>
  /** mbox and .eml files, or one folder with everything in it. */
  chooseMail: (from: 'files' | 'folder') => Promise<string[] | null>
  chooseBackup: () => Promise<string | null>
  /** @throws ClientCertificateError for a file that is too large to be one */
  chooseCertificate: () => Promise<CertificateFile | null>
}

/** A chain of certificates with a key takes some kilobytes. */
const MAX_CERTIFICATE_OCTETS = 256 * 1024

export const createDialogs = (window: () => BrowserWindow): Dialogs => ({
  async chooseFile(suggestedName) {
    const defaultPath = join(app.getPath('downloads'), suggestedName)
    const { canceled, filePath } = await dialog.showSaveDialog(window(), { defaultPath })
    return canceled ? null : outsideProfile(filePath, app.getPath('userData'))
  },
  async chooseDirectory() {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      defaultPath: app.getPath('downloads'),
      properties: ['openDirectory', 'createDirectory'],
    })
    const [path] = filePaths
    return canceled || path === undefined ? null : outsideProfile(path, app.getPath('userData'))
  },
  async chooseMessages() {
    const { filePaths } = await dialog.showOpenDialog(window(), {
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: '.eml', extensions: ['eml'] }],
    })
    return filePaths
  },
  async chooseMail(from) {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      defaultPath: app.getPath('documents'),
      properties: from === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
    })
    return canceled || filePaths.length === 0 ? null : filePaths
  },
  async chooseBackup() {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      properties: ['openFile'],
      filters: [
        { name: 'Restante', extensions: [BACKUP_EXTENSION.slice(1)] },
        { name: '*', extensions: ['*'] },
      ],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
  async chooseCertificate() {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      properties: ['openFile'],
      filters: [{ name: 'PKCS #12, PEM', extensions: ['p12', 'pfx', 'pem', 'crt', 'cer'] }],
    })
    const [path] = filePaths
    if (canceled || path === undefined) return null
    if ((await stat(path)).size > MAX_CERTIFICATE_OCTETS) {
      throw new ClientCertificateError('the file is too large to be a certificate')
    }
    return { name: basename(path), bytes: await readFile(path) }
  },
})
