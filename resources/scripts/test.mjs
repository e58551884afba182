// npm test [-- <part> … [<file filter> …]]: does its own set-up and runs everything, or only the parts named.
import { existsSync } from 'node:fs'
import { buildIfNeeded } from './build.mjs'
import { CHECKS } from './checks.mjs'
import { dependencies } from './dependencies.mjs'
import { withVirtualDisplay } from './display.mjs'
import { prepare } from './prepare.mjs'
import { failWith, inProject } from './project.mjs'
import { mustRun, nodeProgram } from './program.mjs'
import { add, closingLine, runTasks } from './run-tasks.mjs'
import { optionalPackages, systemPackages } from './system-packages.mjs'
import { testServers } from './test-servers.mjs'
import { vitest } from './vitest-project.mjs'

const PACKAGE_DEADLINE = 10 * 60_000
const QUICK = [...CHECKS, vitest('wire')]
const SERVERS = vitest('servers')
const E2E = vitest('e2e')
const INSTALLED = vitest('installed')
const NAMES = [...QUICK, SERVERS, E2E, INSTALLED].map(({ name }) => name)

async function test(args) {
  const named = args.filter((arg) => NAMES.includes(arg))
  const filters = args.filter((arg) => !NAMES.includes(arg))
  const isWanted = ({ name }) => named.length === 0 || named.includes(name)

  await dependencies()
  const sum = await runTasks(QUICK.filter(isWanted), 2, { filters })
  if (isWanted(SERVERS)) add(sum, await runServers(filters))
  if (isWanted(E2E)) add(sum, await runE2e(filters))
  if (isWanted(INSTALLED)) add(sum, await runInstalled(filters))

  console.log(closingLine(sum))
  if (sum.failed > 0) process.exitCode = 1
}

async function runServers(filters) {
  await optionalPackages(['servers'])
  await testServers()
  return noSkipsInCi(await runTasks([SERVERS], 1, { filters, output: 'show' }))
}

async function runE2e(filters) {
  if (!(await isSetUp('e2e', setUpE2e))) return SET_UP_FAILED
  const prefix = process.platform === 'linux' ? ['dbus-run-session', '--'] : []
  const run = (env) => runTasks([E2E], 1, { filters, env, prefix, output: 'show' })
  return noSkipsInCi(await withVirtualDisplay(run))
}

async function setUpE2e() {
  await optionalPackages(['servers', 'fonts'])
  await systemPackages([
    'display',
    'session bus',
    'keyring',
    'stand-ins on the bus',
    'eyes and hands on the display',
  ])
  await prepare()
  await buildIfNeeded()
}

/** The program out of its own package, on this very system: only root may install one. */
async function runInstalled(filters) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/etc/debian_version')) {
    console.log('Installing the program needs root on a Debian or Ubuntu system: its tests are skipped.')
    return noSkipsInCi({ passed: 0, failed: 0, skipped: 1 })
  }
  if (!(await isSetUp('installed', setUpInstalled))) return SET_UP_FAILED
  return noSkipsInCi(await runTasks([INSTALLED], 1, { filters, output: 'show' }))
}

/** Two packages of the same program, so that the one can be installed over the other. */
async function setUpInstalled() {
  await optionalPackages(['servers'])
  await systemPackages(['display', 'session bus', 'keyring', 'installed'])
  const output = ['-c.directories.output=release/test', '-c.deb.compression=gz']
  for (const version of [['-c.extraMetadata.version=0.0.1'], []]) {
    const args = ['--for-test', '--linux', 'deb', ...output, ...version]
    await mustRun(...nodeProgram(inProject('resources/scripts/package.mjs'), args), {
      output: 'keep',
      deadline: PACKAGE_DEADLINE,
    })
  }
}

const SET_UP_FAILED = { passed: 0, failed: 1, skipped: 0 }

async function isSetUp(name, setUp) {
  try {
    await setUp()
    return true
  } catch (error) {
    console.log(`✗ set-up of the ${name} tests: ${error.message}`)
    return false
  }
}

/** On Linux everything can be had: there a test that did not run is a test that failed. */
function noSkipsInCi({ passed, failed, skipped }) {
  if (process.env.CI !== 'true' || process.platform !== 'linux' || skipped === 0)
    return { passed, failed, skipped }
  console.log(`CI=true: ${skipped} skipped tests count as failed.`)
  return { passed, failed: failed + skipped, skipped: 0 }
}

await test(process.argv.slice(2)).catch(failWith)
