import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dependencies } from './dependencies.mjs'
import { failWith, inProject, isEntry } from './project.mjs'
import { mustRun, nodeProgram } from './program.mjs'

const SOURCES = [
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** Written after a whole build, so that one that stopped half-way is not taken for done. */
const STAMP = inProject('out/built')

const ELECTRON_VITE = inProject('node_modules/electron-vite/bin/electron-vite.js')
const BUILD_DEADLINE = 5 * 60_000

/**
 * Builds main process, preload and renderer into out/.
 * @throws {Error} when a part does not build
 */
export async function build() {
  rmSync(STAMP, { force: true })
  await mustRun(...nodeProgram(ELECTRON_VITE, ['build', '--logLevel', 'warn']), { deadline: BUILD_DEADLINE })
  writeFileSync(STAMP, '')
}

/** Builds when a source is newer than the last build. */
export async function buildIfNeeded() {
  const builtAt = changedAt(STAMP)
  if (SOURCES.some((source) => newestIn(inProject(source)) > builtAt)) {
    console.log('Building …')
    await build()
  }
}

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Folders count too: their time changes when a file in them is removed or renamed. */
function newestIn(path) {
  const own = changedAt(path)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

if (isEntry(import.meta.url)) {
  await dependencies().then(build).catch(failWith)
}
