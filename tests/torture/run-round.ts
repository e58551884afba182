import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../src-main/store/open-database.ts'
import { seededRandom } from '../servers/seeded-random.ts'
import { aimAt } from './aim.ts'
import { endsInsideCommit } from './inspect-store.ts'
import type { Line } from './line.ts'
import type { Maildrop } from './maildrop.ts'
import type { RoundPlan } from './plan-round.ts'
import { startSync } from './start-sync.ts'
import type { StoreDisk } from './store-disk.ts'
import type { SyncEvent, SyncTask } from './sync-task.ts'
import type { Tally } from './tally.ts'

/** What a whole run works with. */
export interface Bench {
  /** The bundled programs/sync.ts. */
  script: string
  maildrop: Maildrop
  line: Line
  disk: StoreDisk
  tally: Tally
}

export const ACCOUNT_ID = 'tortured'
export const KEY = Buffer.alloc(32, 7)

/** A moment that has not come by then does not come: there was no second message to delete, say. */
const MOMENT_MILLIS = 12_000
/** Short, so that a stalled line is given up and tried again before the kill. */
const REPLY_MILLIS = 1_500

/**
 * One life of the syncing process, disturbed as planned and ended by SIGKILL. The server has ended its session when this
 * returns. `onServer` is how many messages wait there.
 * @returns what went wrong that no disturbance explains
 */
export async function runRound(bench: Bench, plan: RoundPlan, onServer: number): Promise<string[]> {
  const { maildrop, line, disk, tally } = bench
  const { moment, fullDisk, mailMeanwhile } = plan
  const { databasePath } = disk
  const problems: string[] = []
  const over = new AbortController()
  const chores: Promise<void>[] = []
  /** Does something later, unless the round is over by then. */
  const later = (millis: number, work: () => Promise<void>): void => {
    const wait = delay(millis, true, { signal: over.signal }).catch(() => false)
    chores.push(wait.then((isDue) => (isDue ? work() : undefined)))
  }

  await maildrop.deliver(Math.max(0, plan.mail - onServer))
  // A log that was emptied before is written over, and needs no room for a long time.
  if (fullDisk) openDatabase({ path: databasePath, key: KEY }).close()
  const isSmall = fullDisk !== null && (await disk.shrink(fullDisk.roomMegabytes))
  if (isSmall) tally.smallDisks++
  if (plan.jitterMillis > 0) tally.slowLines++

  let killedAs: 'late' | RoundPlan['moment']['kind'] = 'late'
  const aim = aimAt(moment, databasePath, () => {
    killedAs = moment.kind
    if (plan.lateness === 0) child.kill()
    else setTimeout(() => child.kill(), plan.lateness)
  })
  line.use({
    faults: plan.faults,
    jitterMillis: plan.jitterMillis,
    random: seededRandom(plan.mail),
    mayPass: aim.mayPass,
    onFault: (kind) => tally.line[kind]++,
  })
  const task: SyncTask = {
    ...syncTask(bench),
    replyMillis: REPLY_MILLIS,
    isOnce: false,
    closesStore: moment.kind === 'checkpoint',
  }
  const child = startSync(bench.script, task, (event) => {
    if (event.event === 'began') aim.began()
    else if (event.event === 'synced') {
      tally.wholeSyncs++
      later(0, () => maildrop.deliver(plan.mail))
    } else problems.push(...judgeFailure(event, isSmall, tally))
  })
  if (isSmall && fullDisk.moreAfterMillis !== null) later(fullDisk.moreAfterMillis, () => disk.grow())
  if (mailMeanwhile) {
    tally.mailMeanwhile += mailMeanwhile.count
    later(mailMeanwhile.afterMillis, () => maildrop.deliver(mailMeanwhile.count))
  }

  const deadline = setTimeout(() => child.kill(), MOMENT_MILLIS)
  const { code, signal, complaint } = await child.ended
  clearTimeout(deadline)
  aim.stop()
  over.abort()
  await Promise.all(chores)
  await line.settle()
  await disk.grow()

  tally.kills[killedAs]++
  if (signal !== 'SIGKILL')
    problems.push(`the sync ended by itself (${String(code ?? signal)}): ${complaint}`)
  if (endsInsideCommit(`${databasePath}-wal`)) tally.halfWrittenCommits++
  return problems
}

/** What every sync is told. */
export const syncTask = ({ line, maildrop, disk }: Bench) => ({
  port: line.port,
  user: maildrop.user,
  password: maildrop.password,
  accountId: ACCOUNT_ID,
  databasePath: disk.databasePath,
  key: KEY.toString('hex'),
})

function judgeFailure(
  { name, kind, message }: Extract<SyncEvent, { event: 'failed' }>,
  isSmall: boolean,
  tally: Tally,
): string[] {
  if (name === 'Pop3TransportError') tally.lostLines++
  else if (isSmall && name === 'StoreError' && kind === 'disk-full') tally.stoppedByFullDisk++
  else return [`a sync failed as nothing done to it explains: ${name} ${kind}: ${message}`]
  return []
}
