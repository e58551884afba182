import { bundlePrograms } from '../bench/bundle-programs.ts'
import { seededRandom } from '../servers/seeded-random.ts'
import { findUnfinished, findViolations, type Whereabouts } from './find-violations.ts'
import { inspectStore } from './inspect-store.ts'
import { startLine, type LineConditions } from './line.ts'
import { startMaildrop } from './maildrop.ts'
import { planRound } from './plan-round.ts'
import { KEY, runRound, syncTask, type Bench } from './run-round.ts'
import { startSync } from './start-sync.ts'
import { makeStoreDisk } from './store-disk.ts'
import { emptyTally, type Tally } from './tally.ts'

const FIRST_MESSAGES = 400

const SOUND: LineConditions = {
  faults: [],
  jitterMillis: 0,
  random: seededRandom(0),
  mayPass: () => true,
  onFault: () => undefined,
}

export interface TortureReport {
  seed: number
  /** How many rounds there were: all that were asked for, unless stopped or violated before. */
  rounds: number
  tally: Tally
  /** false: nobody but root can make a disk that fills, so that was left out. */
  hasSmallDisks: boolean
  messages: number
  octets: number
  seconds: number
  violations: string[]
  /** A copy of the store as the violating round left it. */
  keptIn: string | null
}

/** Runs round after round until so many kills, the first violation, or `stop`; then one undisturbed sync. */
export async function runTorture(
  { seed, kills }: { seed: number; kills: number },
  stop: AbortSignal,
  onRound: (number: number) => void,
): Promise<TortureReport> {
  const startedAt = performance.now()
  const cleanUp: (() => Promise<void>)[] = []
  try {
    const programs = await bundlePrograms('tests/torture/programs', ['sync'])
    cleanUp.push(programs.remove)
    const maildrop = await startMaildrop(seed, FIRST_MESSAGES)
    cleanUp.push(() => maildrop.stop())
    const line = await startLine(maildrop.port, SOUND)
    cleanUp.push(() => line.close())
    const disk = await makeStoreDisk()
    cleanUp.push(() => disk.remove())
    const bench: Bench = { script: programs.pathOf('sync'), maildrop, line, disk, tally: emptyTally() }

    let rounds = 0
    let onServer = FIRST_MESSAGES
    let found: Found = { violations: [], keptIn: null }
    while (rounds < kills && !stop.aborted && found.violations.length === 0) {
      rounds++
      const plan = planRound(seed, rounds)
      const problems = await runRound(bench, plan, onServer)
      const look = await lookAround(bench, (whereabouts) => [...problems, ...findViolations(whereabouts)])
      onServer = look.onServer
      found = look
      onRound(rounds)
    }
    if (found.violations.length === 0) found = await finish(bench)
    return {
      seed,
      rounds,
      tally: bench.tally,
      hasSmallDisks: disk.canShrink,
      messages: maildrop.delivered.length,
      octets: maildrop.octets,
      seconds: Math.round((performance.now() - startedAt) / 1000),
      violations: found.violations,
      keptIn: found.keptIn,
    }
  } finally {
    for (const step of cleanUp.reverse()) await step()
  }
}

interface Found {
  violations: string[]
  keptIn: string | null
}

/** Two undisturbed syncs: the first ends everything, the second has nothing to do. */
async function finish(bench: Bench): Promise<Found> {
  const problems: string[] = []
  bench.line.use(SOUND)
  for (const isSecond of [false, true]) {
    const task = { ...syncTask(bench), replyMillis: null, isOnce: true, closesStore: false }
    const child = startSync(bench.script, task, (event) => {
      if (event.event === 'failed') problems.push(`the last sync failed: ${event.name} ${event.message}`)
      if (event.event === 'synced' && isSecond && event.newMessages > 0)
        problems.push(`a sync of an empty maildrop found ${event.newMessages} new messages`)
    })
    const { code, complaint } = await child.ended
    if (code !== 0) problems.push(`the last sync ended with ${String(code)}: ${complaint}`)
  }
  await bench.line.settle()
  return lookAround(bench, (whereabouts) => [
    ...problems,
    ...findViolations(whereabouts),
    ...findUnfinished(whereabouts),
  ])
}

/** Looks at the server and at a copy of the store: the next sync must find its own as the kill left it. */
async function lookAround(
  { maildrop, disk }: Bench,
  judge: (whereabouts: Whereabouts) => string[],
): Promise<Found & { onServer: number }> {
  const onServer = await maildrop.list()
  const violations = await disk.withCopy((path) => {
    try {
      return judge({ delivered: maildrop.delivered, onServer, store: inspectStore({ path, key: KEY }) })
    } catch (error) {
      return [`the store does not open: ${String(error)}`]
    }
  })
  const keptIn = violations.length > 0 ? await disk.keepCopy() : null
  return { violations, keptIn, onServer: onServer.length }
}
