// npm run screenshots: the e2e tests of the sample mailbox take pictures of the real window; the README shows these.
import { copyFile, mkdir } from 'node:fs/promises'
import { nodeProgram, mustRun } from './program.mjs'
import { failWith, inProject } from './project.mjs'

const SHOWN = ['welcome', 'main-light', 'main-dark', 'main-he']

async function screenshots() {
  await mustRun(...nodeProgram(inProject('resources', 'scripts', 'test.mjs'), ['e2e', 'sample-mailbox']))
  await mkdir(inProject('resources', 'screenshots'), { recursive: true })
  for (const name of SHOWN) {
    await copyFile(
      inProject('test-results', 'screenshots', `${name}.png`),
      inProject('resources', 'screenshots', `${name}.png`),
    )
  }
}

await screenshots().catch(failWith)
