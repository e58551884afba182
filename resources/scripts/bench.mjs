// npm run bench -- <name> [its arguments]: runs tests/bench/<name>.ts.
import { existsSync } from 'node:fs'
import { dependencies } from './dependencies.mjs'
import { optionalPackages } from './system-packages.mjs'
import { failWith, inProject } from './project.mjs'
import { nodeProgram, runUntilStopped } from './program.mjs'

const FOLDER = inProject('tests/bench')

async function bench([name, ...args]) {
  if (name === undefined) throw new Error('Say which one: npm run bench -- sync …')
  if (!existsSync(`${FOLDER}/${name}.ts`)) throw new Error(`There is no benchmark tests/bench/${name}.ts`)
  await dependencies()
  await optionalPackages(['servers', 'other clients'])
  const program = nodeProgram(inProject('node_modules/tsx/dist/cli.mjs'), [`${FOLDER}/${name}.ts`, ...args])
  process.exitCode = await runUntilStopped(...program)
}

await bench(process.argv.slice(2)).catch(failWith)
