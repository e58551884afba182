import { dependencies } from './dependencies.mjs'
import { optionalPackages } from './system-packages.mjs'
import { inProject } from './project.mjs'
import { nodeProgram, runUntilStopped } from './program.mjs'

/**
 * Runs a TypeScript program of the tests to its end, after a set-up of its own, with `env` besides our environment; its
 * exit code becomes ours.
 */
export async function runTestProgram(file, args, packageGroups, env = {}) {
  await dependencies()
  await optionalPackages(packageGroups)
  const program = nodeProgram(inProject('node_modules/tsx/dist/cli.mjs'), [inProject(file), ...args])
  process.exitCode = await runUntilStopped(...program, { env })
}
