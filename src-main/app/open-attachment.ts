import { shell } from 'electron'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MessagePart } from '../ipc/message-reader.ts'
import { writeBeside } from '../transfer/save-file.ts'
import { markDownloaded } from './mark-downloaded.ts'

/**
 * Opens attachments in the system's programs. Those need a file in clear, so it lies in a folder only this user can
 * enter, until the program ends.
 */
export interface AttachmentOpener {
  open: (part: MessagePart) => Promise<void>
  /** Removes the files. Those another program still holds open stay, where the system does not allow it. */
  clear: () => Promise<void>
}

export function createAttachmentOpener(): AttachmentOpener {
  let directory: Promise<string> | undefined

  return {
    async open({ fileName, bytes }) {
      directory ??= mkdtemp(join(tmpdir(), 'restante-'))
      const path = await writeBeside(await directory, fileName, bytes)
      await markDownloaded(path)
      const problem = await shell.openPath(path)
      if (problem !== '') throw new Error(problem)
    },
    async clear() {
      if (directory) await rm(await directory, { recursive: true, force: true, maxRetries: 1 })
    },
  }
}
