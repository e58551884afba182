import { cp, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canMakeDisks, makeSmallDisk } from '../support/small-disk.ts'

/** Where the store is: a disk whose room can run out, or, without the right to make one, a folder. */
export interface StoreDisk {
  databasePath: string
  canShrink: boolean
  /** Leaves room for so many megabytes; false where that cannot be done. */
  shrink(megabytes: number): Promise<boolean>
  /** Gives all its room back. */
  grow(): Promise<void>
  /** Copies the store as it is, lets `look` have the copy's path, and removes the copy. */
  withCopy<T>(look: (databasePath: string) => T): Promise<T>
  /** Copies the store as it is to a new folder that stays, and gives its path. */
  keepCopy(): Promise<string>
  remove(): Promise<void>
}

/** Never reached; memory is taken only for what is written. */
const ROOMY_MEGABYTES = 4096
const MEGABYTE = 1024 * 1024
const DATABASE = 'mail.db'

export async function makeStoreDisk(): Promise<StoreDisk> {
  return canMakeDisks() ? makeMountedDisk() : makeFolder()
}

async function makeFolder(): Promise<StoreDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'restante-torture-'))
  return {
    ...(await makeStoreFolder(folder)),
    canShrink: false,
    shrink: () => Promise.resolve(false),
    grow: () => Promise.resolve(),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function makeMountedDisk(): Promise<StoreDisk> {
  const disk = await makeSmallDisk(ROOMY_MEGABYTES)
  return {
    ...(await makeStoreFolder(disk.path)),
    canShrink: true,
    async shrink(megabytes) {
      const { blocks, bfree, bsize } = await statfs(disk.path)
      await disk.resize(Math.ceil(((blocks - bfree) * bsize) / MEGABYTE) + megabytes)
      return true
    },
    grow: () => disk.resize(ROOMY_MEGABYTES),
    remove: () => disk.remove(),
  }
}

async function makeStoreFolder(
  parent: string,
): Promise<Pick<StoreDisk, 'databasePath' | 'withCopy' | 'keepCopy'>> {
  const folder = join(parent, 'store')
  await mkdir(folder)
  return {
    databasePath: join(folder, DATABASE),
    async withCopy(look) {
      const copy = join(parent, 'copy')
      await cp(folder, copy, { recursive: true })
      try {
        return look(join(copy, DATABASE))
      } finally {
        await rm(copy, { recursive: true })
      }
    },
    async keepCopy() {
      const kept = await mkdtemp(join(tmpdir(), 'restante-torture-kept-'))
      await cp(folder, kept, { recursive: true })
      return kept
    },
  }
}
