import type { Session } from './measure-session.ts'
import type { ProgramStart, Start } from './measure-start.ts'
import { spread, times, type Spread } from '../spread.ts'
import type { ScaleOptions } from './options.ts'

/** Everything the bench found out; what --json writes. */
export interface ScaleReport extends Omit<ScaleOptions, 'json'> {
  machine: { cores: number; memory: number }
  rawOctets: number
  databaseOctets: number
  helloWorld: Start[]
  starts: ProgramStart[]
  /** Seconds that scrypt took, beside each start. */
  scrypts: number[]
  session: Session
}

const MEGABYTE = 1_000_000

/** The value that 95 of 100 do not pass. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? NaN
}

/** Name, value and goal, as text. */
export type Figure = [string, string, string]

/** Each figure beside its goal. */
export function scaleFigures(report: ScaleReport): Figure[] {
  const { helloWorld, starts, scrypts, session, rawOctets, databaseOctets } = report
  const of = <T>(list: readonly T[], figure: (one: T) => number): Spread => spread(list.map(figure))
  const hello = of(helloWorld, ({ seconds }) => seconds)
  const ours = of(starts, ({ seconds }) => seconds)
  const scrypt = spread(scrypts)
  const withoutScrypt = spread(starts.map(({ seconds }, round) => seconds - (scrypts[round] ?? 0)))
  const toForm = of(starts, ({ toFormSeconds }) => toFormSeconds)
  const toList = of(starts, ({ toListSeconds }) => toListSeconds)
  const memory = of(starts, (one) => one.memory / MEGABYTE)
  const helloMemory = of(helloWorld, (one) => one.memory / MEGABYTE)
  const searches = session.searches.map(({ millis }) => millis)
  const { scrolling, typing, waits, marking, mainWaits } = session

  return [
    [
      'cold start to a list, but for scrypt',
      times(withoutScrypt, ' s'),
      `${(hello.median * 1.3 + 0.4).toFixed(2)} s`,
    ],
    ['  with it; scrypt alone', `${times(ours, ' s')}, ${times(scrypt, ' s')}`, ''],
    ['  to the form, from it to the list', `${times(toForm, ' s')}, ${times(toList, ' s')}`, ''],
    ['  empty window', times(hello, ' s'), ''],
    ['memory at rest', times(memory, ' MB'), `${(helloMemory.median + 120).toFixed(0)} MB`],
    ['  empty window', times(helloMemory, ' MB'), ''],
    ['switch of list, p95', `${p95(session.switches).toFixed(0)} ms`, '60 ms'],
    ['longest frame while scrolling', `${scrolling.longestFrame.toFixed(0)} ms`, '50 ms'],
    ['  frames, of them over 50 ms', `${scrolling.frames}, ${scrolling.lateFrames}`, ''],
    ['longest blank row', `${scrolling.longestBlank.toFixed(0)} ms`, '100 ms'],
    ['search, p95', `${p95(searches).toFixed(0)} ms`, '50 ms'],
    ['search, worst', `${Math.max(...searches).toFixed(0)} ms`, '150 ms'],
    [`longest key of ${typing.keys} during a sync`, `${typing.longestKey.toFixed(0)} ms`, '50 ms'],
    ...Object.entries(waits).map(([what, millis]: [string, number[]]): Figure => [
      `${what} during a sync, p95`,
      `${p95(millis).toFixed(0)} ms`,
      '',
    ]),
    [`${marking.messages} as read`, `${marking.asRead.toFixed(2)} s`, '2 s'],
    [`${marking.messages} to the Bin`, `${marking.toBin.toFixed(2)} s`, '2 s'],
    [`${marking.messages} back`, `${marking.back.toFixed(2)} s`, '2 s'],
    ['database : raw bytes', (databaseOctets / rawOctets).toFixed(3), '1.25'],
    [
      'longest tasks of the page during a sync',
      typing.longTasks
        .slice(0, 5)
        .map((ms) => ms.toFixed(0))
        .join(', '),
      '',
    ],
    ...Object.entries(mainWaits).map(([part, waits]: [string, number[]]): Figure => {
      const at = (share: number): string =>
        (waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? NaN).toFixed(0)
      return [`wait for main: ${part}`, `${at(1)} ms; 99 of 100 ${at(0.99)} ms, half ${at(0.5)} ms`, '']
    }),
  ]
}

/** The report as text for a person. */
export function describeScale(report: ScaleReport): string {
  const { session, messages, bodies, rawOctets } = report
  const slowest = [...session.searches].sort((a, b) => b.millis - a.millis).slice(0, 5)
  const lines = scaleFigures(report).map(
    ([name, value, goal]) => `${name.padEnd(42)} ${value.padEnd(44)} ${goal}`,
  )
  const slow = slowest.map(
    ({ kind, text, millis, total }) => `  ${millis.toFixed(0)} ms  ${kind}: ${text} (${total})`,
  )
  return [
    `${messages} messages (${bodies}), ${(rawOctets / MEGABYTE).toFixed(0)} MB; ${report.rounds} starts`,
    ...lines,
    'slowest searches:',
    ...slow,
  ].join('\n')
}
