import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever the current one is. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** The absolute path of something inside the project. */
export const inProject = (...parts) => join(projectFolder, ...parts)

/** True when this module is the script Node was started with. */
export const isEntry = (moduleUrl) => process.argv[1] === fileURLToPath(moduleUrl)

/** Prints what went wrong, without a stack: the reader of a set-up script needs the sentence, not our line numbers. */
export function failWith(error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
