// npm run bench [-- <name> [its arguments]]: runs tests/bench/<name>.ts, or all of them.
import { existsSync } from 'node:fs'
import { buildIfNeeded } from './build.mjs'
import { withVirtualDisplay } from './display.mjs'
import { prepare } from './prepare.mjs'
import { failWith, inProject } from './project.mjs'
import { systemPackages } from './system-packages.mjs'
import { runTestProgram } from './test-program.mjs'

/** Those that measure the program in its window. */
const IN_WINDOW = ['all', 'desk', 'open', 'scale']

async function bench([name = 'all', ...args]) {
  const file = `tests/bench/${name}.ts`
  if (!existsSync(inProject(file))) throw new Error(`There is no benchmark ${file}`)
  const run = (env) => runTestProgram(file, args, ['servers', 'other clients'], env)
  if (!IN_WINDOW.includes(name)) return run()
  // Without a font for a script, Chromium looks for one again for each of its letters, each time that a text is laid out.
  await systemPackages(['display', 'fonts'])
  await prepare()
  await buildIfNeeded()
  await withVirtualDisplay(run)
}

await bench(process.argv.slice(2)).catch(failWith)
