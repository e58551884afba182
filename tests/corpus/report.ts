import { FIELDS } from './compare.ts'
import type { Comparison, Field } from './compare.ts'
import { KNOWN_MISSES } from './known-misses.ts'
import type { KnownMiss } from './known-misses.ts'
import type { Reading } from './run-corpus.ts'

/** Percent of each field that may not be missed. */
export const GOAL = 99
/** Milliseconds of work in which a message is to be shown. */
export const MOST_MS = 2000
/** Milliseconds after which a message counts as one that hangs, on however busy a machine. */
export const DEADLINE_MS = 30_000

interface Miss extends Comparison {
  file: string
  known: KnownMiss | undefined
}

export interface Report {
  messages: number
  compared: number
  fields: { field: Field; agreed: number; total: number; percent: number }[]
  misses: Miss[]
  tooSlow: Reading[]
  /** Reasons for what is no miss (any more), of messages that were read. */
  stale: KnownMiss[]
  refused: Reading[]
  slowest: Reading[]
}

export function sumUp(readings: readonly Reading[]): Report {
  const all = readings.flatMap(({ file, comparisons }) =>
    comparisons.map((comparison) => ({ file, ...comparison })),
  )
  const misses = all
    .filter(({ isSame }) => !isSame)
    .map((miss) => ({
      ...miss,
      known: KNOWN_MISSES.find(({ file, field }) => file === miss.file && field === miss.field),
    }))
  const compared = new Set(all.map(({ file }) => file))
  return {
    messages: readings.length,
    compared: compared.size,
    fields: FIELDS.map((field) => {
      const total = all.filter((one) => one.field === field).length
      const agreed = total - misses.filter((one) => one.field === field).length
      return { field, agreed, total, percent: total === 0 ? 100 : (agreed / total) * 100 }
    }),
    misses,
    stale: KNOWN_MISSES.filter(
      (known) => compared.has(known.file) && !misses.some((miss) => miss.known === known),
    ),
    refused: readings.filter(({ refused }) => refused !== null),
    tooSlow: readings.filter(({ millis }) => millis > MOST_MS),
    slowest: [...readings].sort((a, b) => b.millis - a.millis).slice(0, 5),
  }
}

/** What is against the promise: a field below the goal, a message that takes too long or ends the worker, a reason too many. */
export const failuresOf = ({ fields, refused, tooSlow, stale, misses }: Report): string[] => [
  ...fields
    .filter(({ percent }) => percent < GOAL)
    .map(({ field, percent }) => `${field}: ${percent.toFixed(2)} %, less than ${GOAL} %`),
  ...refused
    .filter((one) => one.refused === 'too-slow' || one.refused === 'stopped')
    .map(({ file, refused: kind }) => `${file}: ${String(kind)}`),
  ...tooSlow.map(({ file, millis }) => `${file}: ${millis.toFixed(0)} ms, more than ${MOST_MS} ms`),
  ...misses
    .filter(({ known }) => !known)
    .map(({ file, field }) => `${file}: ${field} is missed without a reason`),
  ...stale.map(({ file, field }) => `${file}: ${field} is no longer missed, its reason can go`),
]

export function describeReport(report: Report): string {
  const { messages, compared, fields, misses, refused, slowest } = report
  const ofKind = (kind: KnownMiss['kind'] | undefined): string[] =>
    misses.filter(({ known }) => known?.kind === kind).flatMap(describeMiss)
  const section = (title: string, lines: string[]): string[] =>
    lines.length > 0 ? ['', title, ...lines] : []
  return [
    `${messages} messages, ${compared} of them with expected results`,
    '',
    ...fields.map(
      ({ field, agreed, total, percent }) =>
        `${field.padEnd(20)}${percent.toFixed(2).padStart(7)} %  ${agreed} of ${total}`,
    ),
    ...section('Misses: what is expected is wrong', ofKind('expectation')),
    ...section('Misses: a matter of taste', ofKind('taste')),
    ...section('Misses: ours', ofKind('ours')),
    ...section('Misses: not looked into', ofKind(undefined)),
    ...section(
      'Not taken apart, readable as source',
      refused.map(({ file, refused: kind }) => `  ${file}: ${String(kind)}`),
    ),
    ...section(
      'Slowest to be shown',
      slowest.map(({ file, millis }) => `  ${millis.toFixed(0).padStart(5)} ms  ${file}`),
    ),
    ...section(
      'Against the promise',
      failuresOf(report).map((line) => `  ${line}`),
    ),
  ].join('\n')
}

const describeMiss = ({ file, field, seen, expected, known }: Miss): string[] => [
  `  ${file}: ${field}`,
  ...(known ? [`    ${known.reason}`] : []),
  `    read      ${short(seen)}`,
  `    expected  ${short(expected)}`,
]

const short = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 160)
