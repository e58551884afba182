// npm run bench -- <name> [its arguments]: runs tests/bench/<name>.ts.
import { existsSync } from 'node:fs'
import { failWith, inProject } from './project.mjs'
import { runTestProgram } from './test-program.mjs'

async function bench([name, ...args]) {
  if (name === undefined) throw new Error('Say which one: npm run bench -- sync …')
  const file = `tests/bench/${name}.ts`
  if (!existsSync(inProject(file))) throw new Error(`There is no benchmark ${file}`)
  await runTestProgram(file, args, ['servers', 'other clients'])
}

await bench(process.argv.slice(2)).catch(failWith)
