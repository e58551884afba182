import { planRound } from './plan-round.ts'
import type { TortureReport } from './run-torture.ts'

/** One fault can lose hundreds of messages; the JSON names them all. */
const MOST_LINES = 20

const counts = (of: Record<string, number>): string =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** The report as text for a person. */
export function describeReport(report: TortureReport): string {
  const { seed, rounds, tally, hasSmallDisks, messages, octets, seconds, violations, keptIn } = report
  const summary = [
    `seed ${seed}, ${rounds} rounds, each ended by SIGKILL, ${seconds} s`,
    `${messages} messages, ${(octets / 1e6).toFixed(1)} MB; ${tally.mailMeanwhile} of them came during a round`,
    `killed at: ${counts(tally.kills)}`,
    `left half written in the log: ${tally.halfWrittenCommits} transactions`,
    `line: ${counts(tally.line)}; slow in ${tally.slowLines} rounds`,
    hasSmallDisks
      ? `disk: little room in ${tally.smallDisks} rounds, full for ${tally.stoppedByFullDisk} syncs`
      : 'disk: never full, since only root can make one that fills',
    `syncs: ${tally.wholeSyncs} whole, ${tally.lostLines} ended by the line`,
    `violations: ${violations.length}`,
  ]
  if (violations.length === 0) return summary.join('\n')
  return [
    ...summary,
    ...violations.slice(0, MOST_LINES).map((violation) => `  ${violation}`),
    ...(violations.length > MOST_LINES ? [`  … ${violations.length - MOST_LINES} more`] : []),
    `The last round's plan: ${JSON.stringify(planRound(seed, rounds))}`,
    `Again: npm run torture -- --kills ${rounds} --seed ${seed}`,
    ...(keptIn === null ? [] : [`The store as it was left: ${keptIn} (key: 32 times 07)`]),
  ].join('\n')
}
