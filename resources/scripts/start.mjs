// From a fresh clone to the open window. Arguments are passed on to the program.
import { buildIfNeeded } from './build.mjs'
import { withDisplay } from './display.mjs'
import { prepare, sandboxArguments } from './prepare.mjs'
import { failWith, projectFolder } from './project.mjs'
import { runUntilStopped } from './program.mjs'

async function start() {
  const electron = await prepare()
  await buildIfNeeded()
  const args = [...sandboxArguments(), projectFolder, ...process.argv.slice(2)]
  process.exitCode = await withDisplay((env) => runUntilStopped(electron.executable, args, { env }))
}

await start().catch(failWith)
