import { open } from 'node:fs/promises'
import { join, parse } from 'node:path'

/** After so many files of one name in a folder, something else is wrong. */
const MAX_TWINS = 1000

/**
 * Writes `bytes` to `path`, over what is there (the user has confirmed that in the dialog), and on to the disk.
 *
 * @throws the system's error (ENOSPC, EACCES, EROFS …)
 */
export const writeWhole = (path: string, bytes: Uint8Array): Promise<void> => write(path, 'w', bytes)

/**
 * Writes `bytes` into `directory` under `fileName`, or under "name (2).ext" and so on where that exists: nothing is
 * ever overwritten. `fileName` must be clean (mime/attachment-name.ts).
 *
 * @returns the path written
 * @throws the system's error (ENOSPC, EACCES, EROFS …)
 */
export async function writeBeside(directory: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const { name, ext } = parse(fileName)
  for (let twin = 1; twin <= MAX_TWINS; twin++) {
    const path = join(directory, twin === 1 ? fileName : `${name} (${String(twin)})${ext}`)
    try {
      await write(path, 'wx', bytes)
      return path
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new Error(`too many files named ${fileName}`)
}

async function write(path: string, flags: 'w' | 'wx', bytes: Uint8Array): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
