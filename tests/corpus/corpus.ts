// npm run corpus -- DIR: README.md beside this file says what it does.
import { existsSync } from 'node:fs'
import { describeReport, DEADLINE_MS, failuresOf, sumUp } from './report.ts'
import { runCorpus } from './run-corpus.ts'
import type { Reading } from './run-corpus.ts'

const folder = process.argv[2]
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write('npm run corpus -- DIR: a folder with messages (.eml) and expected/*.json\n')
  process.exit(2)
}
const readings: Reading[] = []
for await (const reading of runCorpus(folder, DEADLINE_MS)) readings.push(reading)
const report = sumUp(readings)
process.stdout.write(`${describeReport(report)}\n`)
if (failuresOf(report).length > 0) process.exitCode = 1
