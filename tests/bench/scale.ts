// npm run bench -- scale: README.md beside this file says what it measures.
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import electron from 'electron'
import { runProgram } from './run-program.ts'
import { describeScale } from './scale/describe-scale.ts'
import { copyProfile, keptProfile } from './scale/kept-profile.ts'
import { useProgram } from './scale/measure-session.ts'
import { startHelloWorld, startRestante, type ProgramStart, type Start } from './scale/measure-start.ts'
import { readScaleOptions } from './scale/options.ts'
import { unlockToList, waitForUnlock } from './scale/page-parts.ts'
import { startProgram } from './scale/start-program.ts'
import { timeScrypt } from './scale/time-scrypt.ts'
import { inNewFolder } from './sync-round.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGED = join(root, 'release/linux-unpacked/restante')
const SANDBOX_ARGS = process.getuid?.() === 0 ? ['--no-sandbox'] : []

const { json, ...options } = readScaleOptions(process.argv.slice(2))
const kept = await keptProfile({ ...options, json })
await runProgram(process.execPath, [join(root, 'resources/scripts/package.mjs'), '--dir', '--for-test'])

const report = await inNewFolder(async (folder) => {
  const profile = join(folder, 'profile')
  await copyProfile(kept, profile)
  const args = [`--user-data-dir=${profile}`, ...SANDBOX_ARGS]
  const helloArgs = [
    join(root, 'tests/bench/scale/hello-world'),
    `--user-data-dir=${join(folder, 'hello')}`,
    ...SANDBOX_ARGS,
  ]

  const starts: ProgramStart[] = []
  const helloWorld: Start[] = []
  const scrypts: number[] = []
  // One of each that is not counted: after it both find their files in memory and their caches made.
  for (let round = -1; round < options.rounds; round++) {
    // As a module of Node, electron is the path of its program.
    const hello = await startHelloWorld(electron as unknown as string, helloArgs)
    const ours = await startRestante(PACKAGED, args)
    if (round < 0) continue
    helloWorld.push(hello)
    starts.push(ours)
    scrypts.push(await timeScrypt(profile))
  }

  const program = await startProgram(PACKAGED, args)
  try {
    await waitForUnlock(program.page)
    await unlockToList(program.page)
    const session = await useProgram(program.page, options.messages)
    const { rawOctets, databaseOctets } = kept
    const machine = { cores: cpus().length, memory: totalmem() }
    return { ...options, machine, rawOctets, databaseOctets, helloWorld, starts, scrypts, session }
  } finally {
    await program.quit()
  }
})
process.stdout.write(`${describeScale(report)}\n`)
if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
