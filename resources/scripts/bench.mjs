// npm run bench -- <name> [its arguments]: runs tests/bench/<name>.ts.
import { existsSync, readdirSync } from 'node:fs'
import { dependencies } from './dependencies.mjs'
import { optionalPackages } from './system-packages.mjs'
import { failWith, inProject } from './project.mjs'
import { nodeProgram, runUntilStopped } from './program.mjs'

const FOLDER = inProject('tests/bench')

async function bench([name, ...args]) {
  if (name === undefined || !existsSync(`${FOLDER}/${name}.ts`)) {
    const names = existsSync(FOLDER)
      ? readdirSync(FOLDER).flatMap((file) => /^(.+)\.ts$/.exec(file)?.[1] ?? [])
      : []
    throw new Error(
      `npm run bench -- <name> …, where <name> is one of: ${names.join(', ') || '(there are none yet)'}`,
    )
  }
  await dependencies()
  await optionalPackages(['servers', 'other clients'])
  const program = nodeProgram(inProject('node_modules/tsx/dist/cli.mjs'), [`${FOLDER}/${name}.ts`, ...args])
  process.exitCode = await runUntilStopped(...program)
}

await bench(process.argv.slice(2)).catch(failWith)
