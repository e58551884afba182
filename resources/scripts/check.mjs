// Everything that needs no server, no display and no Electron: the quick answer before a commit.
import { CHECKS } from './checks.mjs'
import { dependencies } from './dependencies.mjs'
import { failWith } from './project.mjs'
import { closingLine, runTasks } from './run-tasks.mjs'

async function check() {
  await dependencies()
  const sum = await runTasks(CHECKS, 2)
  console.log(closingLine(sum))
  if (sum.failed > 0) process.exitCode = 1
}

await check().catch(failWith)
