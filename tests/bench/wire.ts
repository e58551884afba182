// npm run bench -- wire: README.md beside this file says what it measures.
import { writeFile } from 'node:fs/promises'
import { startDovecot } from '../servers/dovecot.ts'
import { generateMail } from '../servers/generate-mail.ts'
import { bundlePrograms, type BundledPrograms } from './bundle-programs.ts'
import { runProgram } from './run-program.ts'
import { spread, type Spread } from './spread.ts'
import { startProxy } from './start-proxy.ts'
import { readSyncOptions } from './sync-options.ts'

const USER = { user: 'alice', password: 'alice-secret' }
const VERBS = ['RETR', 'TOP'] as const
const RUNNERS = { raw: 'wire-raw', session: 'wire-session' } as const
const PROGRAMS = ['wire-raw', 'wire-session', 'delay'] as const
type Runner = keyof typeof RUNNERS

/** One run over the whole maildrop, after the login. */
interface Taken {
  seconds: number
  /** Of the processor, in the program and in the system for it. */
  cpuSeconds: number
}

/** Seconds, and how many times the raw limit that is, each round by itself. */
interface Figures extends Record<Runner, { seconds: Spread; cpuSeconds: Spread }> {
  ratio: Spread
}

interface Task {
  port: number
  messages: number
  verb: (typeof VERBS)[number]
}

type Programs = BundledPrograms<(typeof PROGRAMS)[number]>

async function measure(programs: Programs, runner: Runner, task: Task, leastOctets: number): Promise<Taken> {
  const script = programs.pathOf(RUNNERS[runner])
  const { output } = await runProgram(process.execPath, [script, JSON.stringify({ ...USER, ...task })])
  const { octets, ...taken } = JSON.parse(output) as Taken & { octets: number }
  if (octets < leastOctets) throw new Error(`${runner}: only ${octets} of ${leastOctets} octets came`)
  return taken
}

async function compare(programs: Programs, task: Task, least: number, rounds: number): Promise<Figures> {
  // Not counted: the server reads its mail from the disk. After that both find it the same.
  await measure(programs, 'raw', task, least)
  const taken: Record<Runner, Taken[]> = { raw: [], session: [] }
  for (let round = 0; round < rounds; round++) {
    taken.raw.push(await measure(programs, 'raw', task, least))
    taken.session.push(await measure(programs, 'session', task, least))
  }
  const spreadOf = (runner: Runner): { seconds: Spread; cpuSeconds: Spread } => ({
    seconds: spread(taken[runner].map(({ seconds }) => seconds)),
    cpuSeconds: spread(taken[runner].map(({ cpuSeconds }) => cpuSeconds)),
  })
  const ratios = taken.session.map(({ seconds }, round) => seconds / (taken.raw[round]?.seconds ?? NaN))
  return { raw: spreadOf('raw'), session: spreadOf('session'), ratio: spread(ratios) }
}

const { json, rounds, messages, sizeMix, seed, roundTrip } = readSyncOptions(process.argv.slice(2))
let octets = 0
function* seeds(): Generator<Buffer> {
  for (const { bytes } of generateMail({ count: messages, sizeMix, seed })) {
    octets += bytes.length
    yield bytes
  }
}

const cleanUp: (() => Promise<void>)[] = []
const figures: Partial<Record<(typeof VERBS)[number], Figures>> = {}
try {
  const programs = await bundlePrograms('tests/bench/programs', PROGRAMS)
  cleanUp.push(programs.remove)
  const dovecot = await startDovecot({
    users: [{ name: USER.user, password: USER.password, messages: seeds() }],
  })
  cleanUp.push(() => dovecot.stop())
  let port = dovecot.ports.plain
  if (roundTrip > 0) {
    const distant = await startProxy(programs.pathOf('delay'), { targetPort: port, roundTrip })
    cleanUp.push(distant.end)
    port = distant.port
  }
  for (const verb of VERBS) {
    const least = verb === 'RETR' ? octets : messages
    figures[verb] = await compare(programs, { port, messages, verb }, least, rounds)
  }
} finally {
  for (const step of cleanUp.reverse()) await step()
}

const line = (name: string, { min, median, max }: Spread, unit: string): string =>
  `  ${name.padEnd(14)} ${median.toFixed(3)} ${unit} (${min.toFixed(3)} to ${max.toFixed(3)})\n`
process.stdout.write(`${messages} messages, ${(octets / 1e6).toFixed(1)} MB, ${roundTrip} ms round trip\n`)
for (const [verb, { raw, session, ratio }] of Object.entries(figures)) {
  process.stdout.write(
    `${verb}\n${line('raw', raw.seconds, 's')}${line('session', session.seconds, 's')}` +
      line('raw, CPU', raw.cpuSeconds, 's') +
      line('session, CPU', session.cpuSeconds, 's') +
      line('ratio', ratio, 'times'),
  )
}
if (json !== undefined) {
  const report = { messages, octets, sizeMix, seed, roundTrip, rounds, figures }
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
}
