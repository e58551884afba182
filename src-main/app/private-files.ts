import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBeside } from '../transfer/save-file.ts'
import { markDownloaded } from './mark-downloaded.ts'

/**
 * Files in clear, for other programs, in a folder only this user can enter. They lie there until the program ends; what a
 * program that was killed left behind goes when it is next started.
 */
export interface PrivateFiles {
  /** Writes a file; one of that name that is there stays. @returns its path. @throws the system's error */
  write: (file: { fileName: string; bytes: Uint8Array }) => Promise<string>
  /** Removes all of them. Those another program still holds open stay, where the system does not allow it. */
  clear: () => Promise<void>
}

/** @param profile whose files they are: each profile sweeps only its own. */
export function createPrivateFiles(profile: string, parent: string = tmpdir()): PrivateFiles {
  const prefix = `restante-${createHash('sha256').update(profile).digest('hex').slice(0, 12)}-`
  let folder: Promise<string> | undefined

  async function clear(): Promise<void> {
    folder = undefined
    const left = (await readdir(parent)).filter((name) => name.startsWith(prefix))
    const options = { recursive: true, force: true, maxRetries: 1 } as const
    await Promise.all(left.map((name) => rm(join(parent, name), options)))
  }

  return {
    async write({ fileName, bytes }) {
      folder ??= clear().then(() => mkdtemp(join(parent, prefix)))
      // A folder that could not be made is tried again for the next file.
      const directory = await folder.catch((error: unknown) => {
        folder = undefined
        throw error
      })
      const path = await writeBeside(directory, fileName, bytes)
      await markDownloaded(path)
      return path
    },
    clear,
  }
}
