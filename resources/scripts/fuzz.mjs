// npm run fuzz [-- --minutes N --seed S]: runs tests/torture/fuzz.ts.
import { dependencies } from './dependencies.mjs'
import { failWith, inProject } from './project.mjs'
import { nodeProgram, runUntilStopped } from './program.mjs'

async function fuzz(args) {
  await dependencies()
  const program = nodeProgram(inProject('node_modules/tsx/dist/cli.mjs'), [
    inProject('tests/torture/fuzz.ts'),
    ...args,
  ])
  process.exitCode = await runUntilStopped(...program)
}

await fuzz(process.argv.slice(2)).catch(failWith)
