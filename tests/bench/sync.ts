// npm run bench -- sync: README.md beside this file says what it measures.
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { describeAccounts, measureAccounts, type AccountsReport } from './accounts.ts'
import { describeReport, type SyncReport } from './describe-report.ts'
import { withMaildrops, type Ground } from './maildrops.ts'
import { mpopVersion } from './mpop.ts'
import { summariseRounds, type Round } from './sync-figures.ts'
import { readSyncOptions, type SyncBenchOptions } from './sync-options.ts'
import { runRound } from './sync-round.ts'

const { json, ...options } = readSyncOptions(process.argv.slice(2))
const machine = { cores: cpus().length, memory: totalmem() }

async function benchOne({ programs, maildrops: [maildrop] }: Ground): Promise<SyncReport> {
  if (!maildrop) throw new Error('there is no maildrop')
  const { accounts: _, ...told } = options
  const mpop = mpopVersion()
  const rounds: Round[] = []
  while (rounds.length < options.rounds) rounds.push(await runRound(programs, maildrop, mpop !== null))
  return {
    ...told,
    octets: maildrop.octets,
    machine,
    versions: { node: process.versions.node, mpop },
    mpopDelivery: 'maildir',
    ...summariseRounds(rounds, maildrop.messages, maildrop.octets),
  }
}

async function benchSeveral(ground: Ground): Promise<AccountsReport> {
  const octets = ground.maildrops.reduce((sum, maildrop) => sum + maildrop.octets, 0)
  const versions = { node: process.versions.node }
  return { ...options, octets, machine, versions, ...(await measureAccounts(ground, options.rounds)) }
}

/** The report as text, and as data. */
async function bench({ accounts }: Omit<SyncBenchOptions, 'json'>): Promise<[string, object]> {
  if (accounts > 1) {
    const report = await withMaildrops(options, benchSeveral)
    return [describeAccounts(report), report]
  }
  const report = await withMaildrops(options, benchOne)
  return [describeReport(report), report]
}

const [text, report] = await bench(options)
process.stdout.write(`${text}\n`)
if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
