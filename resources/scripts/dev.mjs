// The program with its sources watched: a change in the renderer shows at once, one in the main process restarts it.
import { withDisplay } from './display.mjs'
import { isRoot, prepare, sandboxArguments } from './prepare.mjs'
import { failWith, inProject } from './project.mjs'
import { nodeProgram, runUntilStopped } from './program.mjs'

async function dev() {
  const electron = await prepare()
  sandboxArguments()
  // electron-vite looks for these, not for Electron's own variables and arguments.
  const settings = { ELECTRON_EXEC_PATH: electron.executable, ...(isRoot() ? { NO_SANDBOX: '1' } : {}) }
  const program = nodeProgram(inProject('node_modules/electron-vite/bin/electron-vite.js'), [
    'dev',
    '--watch',
    ...process.argv.slice(2),
  ])
  process.exitCode = await withDisplay((env) => runUntilStopped(...program, { env: { ...settings, ...env } }))
}

await dev().catch(failWith)
