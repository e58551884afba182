// npm run bench -- wire: RETR and TOP of a whole maildrop through a session, against the raw limit.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startDovecot } from '../servers/dovecot.ts'
import { generateMail } from '../servers/generate-mail.ts'
import { startDelayProxy } from '../support/delay-proxy.ts'
import { runProgram } from './run-program.ts'
import { spread, type Spread } from './spread.ts'
import { readSyncOptions } from './sync-options.ts'

const USER = { user: 'alice', password: 'alice-secret' }
const VERBS = ['RETR', 'TOP'] as const
const PROGRAMS = { raw: 'wire-raw', session: 'wire-session' } as const
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Seconds for the whole maildrop, and how many times the raw limit that is, each round by itself. */
interface Figures {
  raw: Spread
  session: Spread
  ratio: Spread
}

async function measure(program: keyof typeof PROGRAMS, task: object, leastOctets: number): Promise<number> {
  const tsx = at('../../node_modules/tsx/dist/cli.mjs')
  const script = at(`programs/${PROGRAMS[program]}.ts`)
  const { output } = await runProgram(process.execPath, [tsx, script, JSON.stringify(task)])
  const { seconds, octets } = JSON.parse(output) as { seconds: number; octets: number }
  if (octets < leastOctets) throw new Error(`${program}: only ${octets} of ${leastOctets} octets came`)
  return seconds
}

const { json, rounds, messages, sizeMix, seed, roundTrip } = readSyncOptions(process.argv.slice(2))
let octets = 0
function* seeds(): Generator<Buffer> {
  for (const { bytes } of generateMail({ count: messages, sizeMix, seed })) {
    octets += bytes.length
    yield bytes
  }
}

const dovecot = await startDovecot({
  users: [{ name: USER.user, password: USER.password, messages: seeds() }],
})
const proxy = await startDelayProxy({ targetPort: dovecot.ports.plain, roundTrip })
const port = roundTrip > 0 ? proxy.port : dovecot.ports.plain
const figures: Partial<Record<(typeof VERBS)[number], Figures>> = {}
try {
  for (const verb of VERBS) {
    const task = { ...USER, port, messages, verb }
    const least = verb === 'RETR' ? octets : messages
    // Not counted: the server reads its mail from the disk. After that both find it the same.
    await measure('raw', task, least)
    const taken: Record<keyof typeof PROGRAMS | 'ratio', number[]> = { raw: [], session: [], ratio: [] }
    for (let round = 0; round < rounds; round++) {
      const raw = await measure('raw', task, least)
      const session = await measure('session', task, least)
      taken.raw.push(raw)
      taken.session.push(session)
      taken.ratio.push(session / raw)
    }
    figures[verb] = { raw: spread(taken.raw), session: spread(taken.session), ratio: spread(taken.ratio) }
  }
} finally {
  await proxy.close()
  await dovecot.stop()
}

const line = (name: string, { min, median, max }: Spread, unit: string): string =>
  `  ${name.padEnd(8)} ${median.toFixed(3)} ${unit} (${min.toFixed(3)} to ${max.toFixed(3)})\n`
process.stdout.write(`${messages} messages, ${(octets / 1e6).toFixed(1)} MB, ${roundTrip} ms round trip\n`)
for (const [verb, { raw, session, ratio }] of Object.entries(figures)) {
  process.stdout.write(
    `${verb}\n${line('raw', raw, 's')}${line('session', session, 's')}${line('ratio', ratio, 'times')}`,
  )
}
if (json !== undefined) {
  const report = { messages, octets, sizeMix, seed, roundTrip, rounds, figures }
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
}
