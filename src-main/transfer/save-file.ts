import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, type FileHandle } from 'node:fs/promises'
import { join, parse } from 'node:path'

/** After so many files of one name in a folder, something else is wrong. */
const MAX_TWINS = 1000

/**
 * Writes `bytes` to `path`, in place of what is there (the user has confirmed that in the dialog), and on to the disk: all of
 * them, or what was there stays as it was and nothing is left behind.
 *
 * @throws the system's error (ENOSPC, EACCES, EROFS …)
 */
export const writeWhole = (path: string, bytes: Uint8Array): Promise<void> =>
  writeWholeBy(path, (file) => file.writeFile(bytes))

/**
 * The same for what is written in pieces. `write` gets the file, and where it lies until it is whole; `onBegin` hears of that
 * before it is there.
 *
 * @throws the system's error, and what `write` throws
 */
export async function writeWholeBy(
  path: string,
  write: (file: FileHandle, beside: string) => Promise<void>,
  onBegin?: (beside: string) => void,
): Promise<void> {
  const place = await throughLink(path)
  const beside = `${place}.${randomUUID().slice(0, 8)}.part`
  onBegin?.(beside)
  const file = await open(beside, 'wx+')
  try {
    try {
      await write(file, beside)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, place)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/**
 * Writes `bytes` into `directory` under `fileName`, or under "name (2).ext" and so on where that exists: nothing is
 * ever overwritten, and nothing half-written stays. `fileName` must be clean (mime/attachment-name.ts).
 *
 * @returns the path written
 * @throws the system's error (ENOSPC, EACCES, EROFS …)
 */
export async function writeBeside(directory: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const { name, ext } = parse(fileName)
  for (let twin = 1; twin <= MAX_TWINS; twin++) {
    const path = join(directory, twin === 1 ? fileName : `${name} (${String(twin)})${ext}`)
    try {
      await writeNew(path, bytes)
      return path
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
  throw new Error(`too many files named ${fileName}`)
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** Where a link leads, since what is written goes there and the link stays; the path itself where there is none. */
async function throughLink(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path
    throw error
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
