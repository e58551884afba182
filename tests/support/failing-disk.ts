import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A real file system (ext4 on a loop device) that fails as a dying disk does. Only root can make one. */
export interface FailingDisk {
  path: string
  /** From now on it is read-only, also for files that are open. */
  fail: () => Promise<void>
  /** It is pulled out: its path is an empty folder. */
  pull: () => Promise<void>
  /** It is there again and sound, with what was on it. */
  comeBack: () => Promise<void>
  remove: () => Promise<void>
}

/** Whether this computer has what it takes. */
export async function canMakeFailingDisks(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const disk = await makeFailingDisk().catch(() => null)
  await disk?.remove()
  return disk !== null
}

/** Makes an empty disk of 64 MB. */
export async function makeFailingDisk(): Promise<FailingDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'restante-disk-'))
  const path = join(folder, 'disk')
  let image = join(folder, 'image-1')
  await mkdir(path)
  await writeFile(image, '')
  await truncate(image, 64 * 1024 * 1024)
  await run('mkfs.ext4', ['-q', '-F', image])
  const mount = (): Promise<unknown> => run('mount', ['-o', 'loop,errors=remount-ro', image, path])
  const pull = async (): Promise<void> => {
    await run('umount', ['-l', path])
  }

  try {
    await mount()
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
  let isThere = true
  return {
    path,
    async fail() {
      const { stdout } = await run('findmnt', ['-no', 'SOURCE', path])
      await writeFile(`/sys/fs/ext4/${basename(stdout.trim())}/trigger_fs_error`, '1')
    },
    async pull() {
      await pull()
      isThere = false
    },
    async comeBack() {
      if (isThere) await pull()
      // The failed one is held by whoever has files open on it; what it holds is what was written by then.
      const before = image
      image = join(folder, `image-${String((await readdir(folder)).length)}`)
      await copyFile(before, image)
      await mount()
      isThere = true
    },
    async remove() {
      if (isThere) await pull()
      await rm(folder, { recursive: true })
    },
  }
}
