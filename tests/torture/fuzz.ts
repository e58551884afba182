// npm run fuzz -- --minutes 10 --seed 1: random servers, until a promise is broken or the time is up.
import { parseArgs } from 'node:util'
import { fuzzRun, MEMORY_LIMIT } from './fuzz-run.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  throw new Error('--minutes takes a number above 0, --seed a whole number')
}

const until = performance.now() + minutes * 60_000
const { sessions, messages, peakMemory } = await fuzzRun(seed, () => performance.now() > until)
const megabytes = (peakMemory / 1024 / 1024).toFixed(1)
process.stdout.write(
  `${sessions} sessions from seed ${seed}, ${messages} whole messages compared, at most ${megabytes} MB taken\n`,
)
if (peakMemory > MEMORY_LIMIT) throw new Error('more memory than 64 MB above idle')
