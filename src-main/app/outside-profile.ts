import { realpath } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { Refusal } from '../ipc/refusal.ts'

/**
 * Where a file is to be saved must not be where the program keeps its own: one saved over the database would be the end of all
 * mail. Links are followed, and `path` need not exist.
 * @throws Refusal `file-not-written`
 */
export async function outsideProfile(path: string, profile: string): Promise<string> {
  const way = relative(await realpath(profile), await truePath(path))
  const isOutside = way === '..' || /^\.\.[\\/]/.test(way) || /^([a-z]:|[\\/])/i.test(way)
  if (!isOutside) throw new Refusal('file-not-written', 'that is where the program keeps its own files')
  return path
}

/** Of a file that does not exist yet, by its folder. */
async function truePath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(await truePath(folder), basename(path))
  }
}
