import { join } from 'node:path'
import type { Ground } from './maildrops.ts'
import { spread, times, type Spread } from './spread.ts'
import type { SyncBenchOptions } from './sync-options.ts'
import { inNewFolder, measure } from './sync-round.ts'

/** First syncs of several accounts: one after another, and all at once. */
export interface AccountsFigures {
  inTurn: Spread
  atOnce: Spread
  /** Time in turn divided by time at once, round by round: 2 means that at once takes half as long. */
  gain: Spread
  /** Octets, the highest of all rounds, while all ran at once. */
  peakMemory: number
}

/** What --json writes with several accounts. */
export interface AccountsReport extends AccountsFigures, Omit<SyncBenchOptions, 'json'> {
  /** Of all messages of all accounts together. */
  octets: number
  machine: { cores: number; memory: number }
  versions: { node: string }
}

/** @throws Error when not every message came */
export async function measureAccounts(
  { programs, maildrops }: Ground,
  rounds: number,
): Promise<AccountsFigures> {
  const expected = maildrops.reduce((sum, { messages }) => sum + messages, 0)
  const run = (areAtOnce: boolean): Promise<{ seconds: number; peakMemory: number }> =>
    inNewFolder(async (folder) => {
      const databasePath = join(folder, 'mail.db')
      const task = { maildrops, areAtOnce, databasePath }
      const taken = await measure<{ seconds: number; messages: number }>(programs, 'accounts', task)
      if (taken.messages !== expected) throw new Error(`${taken.messages} of ${expected} messages came`)
      return taken
    })

  const inTurn: number[] = []
  const atOnce: number[] = []
  let peakMemory = 0
  while (inTurn.length < rounds) {
    inTurn.push((await run(false)).seconds)
    const together = await run(true)
    atOnce.push(together.seconds)
    peakMemory = Math.max(peakMemory, together.peakMemory)
  }
  return {
    inTurn: spread(inTurn),
    atOnce: spread(atOnce),
    gain: spread(inTurn.map((seconds, round) => seconds / (atOnce[round] ?? seconds))),
    peakMemory,
  }
}

/** The report as text for a person. */
export function describeAccounts(report: AccountsReport): string {
  const { accounts, messages, sizeMix, seed, octets, roundTrip, rounds, machine, versions } = report
  return [
    `${accounts} accounts with ${messages} messages each (${sizeMix}, seed ${seed}), ${(octets / 1e6).toFixed(1)} MB, ${roundTrip} ms round trip, ${rounds} rounds`,
    `${machine.cores} cores, ${(machine.memory / 2 ** 30).toFixed(1)} GiB, Node ${versions.node}`,
    '',
    `one after another  ${times(report.inTurn, ' s')}`,
    `all at once        ${times(report.atOnce, ' s')}, ${(report.peakMemory / 2 ** 20).toFixed(0)} MiB at most`,
    '',
    `in turn : at once  ${times(report.gain)}`,
  ].join('\n')
}
