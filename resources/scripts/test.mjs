// npm test [-- <part> … [<file filter> …]]: does its own set-up and runs everything, or only the parts named.
import { buildIfNeeded } from './build.mjs'
import { CHECKS } from './checks.mjs'
import { dependencies } from './dependencies.mjs'
import { withVirtualDisplay } from './display.mjs'
import { prepare } from './prepare.mjs'
import { failWith } from './project.mjs'
import { add, closingLine, runTasks } from './run-tasks.mjs'
import { optionalPackages, systemPackages } from './system-packages.mjs'
import { testServers } from './test-servers.mjs'
import { vitest } from './vitest-project.mjs'

const QUICK = [...CHECKS, vitest('wire')]
const SERVERS = vitest('servers')
const E2E = vitest('e2e')
const NAMES = [...QUICK, SERVERS, E2E].map(({ name }) => name)

async function test(args) {
  const named = args.filter((arg) => NAMES.includes(arg))
  const filters = args.filter((arg) => !NAMES.includes(arg))
  const isWanted = ({ name }) => named.length === 0 || named.includes(name)

  await dependencies()
  const sum = await runTasks(QUICK.filter(isWanted), 2, { filters })
  if (isWanted(SERVERS)) add(sum, await runServers(filters))
  if (isWanted(E2E)) add(sum, await runE2e(filters))

  console.log(closingLine(sum))
  if (sum.failed > 0) process.exitCode = 1
}

async function runServers(filters) {
  await optionalPackages(['servers'])
  await testServers()
  return noSkipsInCi(await runTasks([SERVERS], 1, { filters, output: 'show' }))
}

async function runE2e(filters) {
  try {
    await setUpE2e()
  } catch (error) {
    console.log(`✗ set-up of the e2e tests: ${error.message}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const prefix = process.platform === 'linux' ? ['dbus-run-session', '--'] : []
  const run = (env) => runTasks([E2E], 1, { filters, env, prefix, output: 'show' })
  return noSkipsInCi(await withVirtualDisplay(run))
}

async function setUpE2e() {
  await optionalPackages(['servers', 'fonts'])
  await systemPackages(['display', 'session bus', 'keyring'])
  await prepare()
  await buildIfNeeded()
}

/** Where everything can be had, a test that did not run is a test that failed. */
function noSkipsInCi({ passed, failed, skipped }) {
  if (process.env.CI !== 'true' || skipped === 0) return { passed, failed, skipped }
  console.log(`CI=true: ${skipped} skipped tests count as failed.`)
  return { passed, failed: failed + skipped, skipped: 0 }
}

await test(process.argv.slice(2)).catch(failWith)
