import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject } from './project.mjs'
import { nodeProgram, run } from './program.mjs'

const PROJECT_DEADLINE = 30 * 60_000

/**
 * One project of tests/vitest.config.ts as a task. `run({ filters, env, prefix, output })` runs the files whose
 * path holds one of `filters`, with `prefix` (a program and its arguments) before the command.
 */
export function vitest(name) {
  return {
    name,
    async run({ filters = [], env, prefix = [], output = 'keep' } = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'restante-results-'))
      const report = join(folder, 'report.json')
      const args = ['run', '--config', 'tests/vitest.config.ts', '--project', name, '--passWithNoTests']
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const [node, rest] = nodeProgram(inProject('node_modules/vitest/vitest.mjs'), [
        ...args,
        ...reporters,
        ...filters,
      ])
      const [command, ...commandArgs] = [...prefix, node, ...rest]
      try {
        const result = await run(command, commandArgs, { output, env, deadline: PROJECT_DEADLINE })
        return { ...count(report, result.code), output: result.output }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/** Whatever went wrong outside a single test (a file that cannot be loaded, an unhandled error) is one failure. */
function count(report, code) {
  let results
  try {
    results = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  }
  const brokenFiles = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const failed = results.numFailedTests + brokenFiles
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}
