import { existsSync, readFileSync } from 'node:fs'
import { failWith, inProject, isEntry } from './project.mjs'
import { mustRun } from './program.mjs'

const INSTALL_DEADLINE = 15 * 60_000

/**
 * Installs the packages of the lock file when node_modules lacks them or holds other versions.
 * @throws {Error} when `npm ci` fails
 */
export async function dependencies() {
  if (areInstalled()) return
  console.log('Installing the packages of package-lock.json (npm ci) …')
  // Engine warnings of packages that ask for a newer Node than they need would drown the real ones.
  await mustRun('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { deadline: INSTALL_DEADLINE })
}

/** Compares what npm says it installed with the lock file: times of files say nothing after a checkout. */
function areInstalled() {
  const installedFile = inProject('node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

if (isEntry(import.meta.url)) await dependencies().catch(failWith)
