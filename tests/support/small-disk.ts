import { execFile } from 'node:child_process'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A disk in memory that can be filled. Only root can make one. */
export interface SmallDisk {
  path: string
  resize: (megabytes: number) => Promise<void>
  remove: () => Promise<void>
}

export const canMakeDisks = (): boolean => process.platform === 'linux' && process.getuid?.() === 0

/** Mounts a new, empty disk of that size. */
export async function makeSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'restante-disk-'))
  await run('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', path])
  return {
    path,
    resize: async (wanted) => {
      await run('mount', ['-o', `remount,size=${String(wanted)}m`, path])
    },
    remove: async () => {
      await run('umount', [path])
      await rmdir(path)
    },
  }
}
