import { dependencies } from './dependencies.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { systemPackages } from './system-packages.mjs'

/** Everything between a fresh clone and an Electron that can run; returns that Electron (see `electronRuntime`). */
export async function prepare() {
  await dependencies()
  await systemPackages(['electron'])
  return electronRuntime()
}

/** The arguments Electron needs here besides the program's own. */
export function sandboxArguments() {
  if (!isRoot()) return []
  console.log('Warning: running as root, where the Chromium sandbox cannot work; it is off (--no-sandbox).')
  return ['--no-sandbox']
}

/** True where Chromium refuses to run with its sandbox. */
export const isRoot = () => process.platform === 'linux' && process.getuid() === 0
