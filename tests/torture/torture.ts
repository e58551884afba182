// npm run torture: README.md beside this file says what it does.
import { writeFile } from 'node:fs/promises'
import { describeReport } from './describe-report.ts'
import { runTorture } from './run-torture.ts'
import { readTortureOptions } from './torture-options.ts'

/** A sign of life every so many rounds. */
const ROUNDS_PER_LINE = 20

const { json, ...options } = readTortureOptions(process.argv.slice(2))
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

const report = await runTorture(options, stop.signal, (number) => {
  if (number % ROUNDS_PER_LINE === 0) process.stdout.write(`${number} of ${options.kills} kills\n`)
})
process.stdout.write(`${describeReport(report)}\n`)
if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
if (report.violations.length > 0) process.exitCode = 1
