// npm run bench: every bench in turn, and one table of their figures. README.md beside this file says what they measure.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AccountsReport } from './accounts.ts'
import type { SyncReport } from './describe-report.ts'
import type { OpenReport } from './open.ts'
import { runProgram } from './run-program.ts'
import { scaleFigures, type Figure, type ScaleReport } from './scale/describe-scale.ts'
import { times, type Spread } from './spread.ts'

/** One run of one bench. */
interface Run {
  name: string
  args: string[]
  /** Of what it wrote as JSON, the figures for the table. */
  figures: (report: never) => Figure[]
}

const MEMORY_GOAL_MIB = 350

const ofSync =
  (ratio: number) =>
  ({ ratios, restante, mpop }: SyncReport): Figure[] => [
    ['a first sync', times(restante.seconds, ' s'), ''],
    ['mpop', mpop ? times(mpop.seconds, ' s') : 'not installed', ''],
    ['Restante : mpop', ratios.restanteToMpop ? times(ratios.restanteToMpop) : 'not measured', String(ratio)],
    ['list complete after', times(restante.listSeconds, ' s'), ''],
    ['all searchable after', times(restante.indexedSeconds, ' s'), ''],
    ['peak memory', `${(restante.peakMemory / 2 ** 20).toFixed(0)} MiB`, `${MEMORY_GOAL_MIB} MiB`],
  ]

const ofAccounts = ({ gain }: AccountsReport): Figure[] => [['in turn : at once', times(gain), '1.6']]

const ofWire = ({ figures }: { figures: Record<string, { ratio: Spread }> }): Figure[] =>
  Object.entries(figures).map(([verb, { ratio }]) => [`${verb}, session : raw`, times(ratio), '1.15'])

const ofDesk =
  (goal: string) =>
  ({ figures: { rows, screen } }: { figures: { rows: Spread; screen: Spread } }): Figure[] => [
    ['rows with their sizes', times(rows, ' s'), ''],
    ['first screen complete', times(screen, ' s'), goal],
  ]

const ofOpen = ({ real, big, memory }: OpenReport): Figure[] => [
  ['click to text, real mail, p95', `${real.p95.toFixed(0)} ms`, '80 ms'],
  ['click to text, 25 MB, p95', `${big.p95.toFixed(0)} ms`, '300 ms'],
  [
    'memory afterwards, over idle',
    `${((memory.after - memory.idle) / 2 ** 20).toFixed(0)} MiB`,
    'close to none',
  ],
]

const RUNS: Run[] = [
  { name: 'sync', args: ['--messages', '5000', '--rounds', '3'], figures: ofSync(1) },
  { name: 'sync', args: ['--messages', '5000', '--size-mix', 'large', '--rounds', '2'], figures: ofSync(1) },
  { name: 'sync', args: ['--messages', '5000', '--rtt', '40', '--rounds', '2'], figures: ofSync(1.3) },
  {
    name: 'sync',
    args: ['--accounts', '4', '--messages', '1000', '--rtt', '40', '--rounds', '3'],
    figures: ofAccounts,
  },
  { name: 'wire', args: ['--messages', '20000', '--rounds', '2'], figures: ofWire },
  { name: 'desk', args: ['--messages', '10000', '--size-mix', 'small'], figures: ofDesk('1 s') },
  {
    name: 'desk',
    args: ['--messages', '10000', '--size-mix', 'small', '--rtt', '40'],
    figures: ofDesk('1.5 s'),
  },
  { name: 'open', args: [], figures: ofOpen },
  { name: 'scale', args: ['--messages', '100000'], figures: (report: ScaleReport) => scaleFigures(report) },
]

const root = fileURLToPath(new URL('../..', import.meta.url))
const results = join(root, 'test-results')

/** The lines of the table that one run makes. */
async function linesOf({ name, args, figures }: Run, folder: string): Promise<string[]> {
  process.stdout.write(`${name} ${args.join(' ')}\n`)
  const json = join(folder, 'report.json')
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, `tests/bench/${name}.ts`)]
  await runProgram(process.execPath, [...program, ...args, '--json', json])
  const report = JSON.parse(await readFile(json, 'utf8')) as never
  const heading = `| **\`npm run bench -- ${[name, ...args].join(' ')}\`** | | |`
  return [heading, ...figures(report).map(([figure, value, goal]) => `| ${figure} | ${value} | ${goal} |`)]
}

const folder = await mkdtemp(join(tmpdir(), 'restante-bench-'))
const table = ['| figure | median (least to most) | goal |', '| --- | --- | --- |']
try {
  for (const run of RUNS) table.push(...(await linesOf(run, folder)))
} finally {
  await rm(folder, { recursive: true, force: true })
}
const machine = `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB, ${new Date().toISOString().slice(0, 10)}`
await mkdir(results, { recursive: true })
await writeFile(join(results, 'bench.md'), `${machine}\n\n${table.join('\n')}\n`)
process.stdout.write(`\n${machine}\n\n${table.join('\n')}\n`)
