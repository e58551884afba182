// npm run bench -- sync: README.md beside this file says what it measures.
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { startDovecot } from '../servers/dovecot.ts'
import { generateMail } from '../servers/generate-mail.ts'
import { bundlePrograms } from './bundle-programs.ts'
import { describeReport, type SyncReport } from './describe-report.ts'
import { mpopVersion } from './mpop.ts'
import { startProxy } from './start-proxy.ts'
import { summariseRounds, type Round } from './sync-figures.ts'
import { readSyncOptions, type SyncBenchOptions } from './sync-options.ts'
import { measureRaw, PROGRAMS, runRound, type Maildrop } from './sync-round.ts'

const USER = { user: 'alice', password: 'alice-secret' }

async function benchSync(options: Omit<SyncBenchOptions, 'json'>): Promise<SyncReport> {
  const { messages, sizeMix, seed, roundTrip } = options
  let octets = 0
  function* seeds(): Generator<Buffer> {
    for (const { bytes } of generateMail({ count: messages, sizeMix, seed })) {
      octets += bytes.length
      yield bytes
    }
  }

  const mpop = mpopVersion()
  const rounds: Round[] = []
  const cleanUp: (() => Promise<void>)[] = []
  try {
    const programs = await bundlePrograms('tests/bench/programs', PROGRAMS)
    cleanUp.push(programs.remove)
    const { user: name, password } = USER
    const dovecot = await startDovecot({ users: [{ name, password, messages: seeds() }] })
    cleanUp.push(() => dovecot.stop())
    const near: Maildrop = { ...USER, messages, octets, port: dovecot.ports.plain }
    // Not counted: the server reads its mail from the disk and marks it as seen. After that everyone finds it the same.
    await measureRaw(programs, near)

    let maildrop = near
    if (roundTrip > 0) {
      const distant = await startProxy(programs.pathOf('delay'), { targetPort: near.port, roundTrip })
      cleanUp.push(distant.end)
      maildrop = { ...near, port: distant.port }
    }
    while (rounds.length < options.rounds) rounds.push(await runRound(programs, maildrop, mpop !== null))
  } finally {
    for (const step of cleanUp.reverse()) await step()
  }
  return {
    ...options,
    octets,
    machine: { cores: cpus().length, memory: totalmem() },
    versions: { node: process.versions.node, mpop },
    mpopDelivery: 'maildir',
    ...summariseRounds(rounds, messages, octets),
  }
}

const { json, ...options } = readSyncOptions(process.argv.slice(2))
const report = await benchSync(options)
process.stdout.write(`${describeReport(report)}\n`)
if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
