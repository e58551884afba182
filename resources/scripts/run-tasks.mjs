import { performance } from 'node:perf_hooks'

/**
 * Runs tasks, `atOnce` of them at a time, and tells of each as it ends: one line if it went well, everything it
 * said if not. `options` go to each task's `run`.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} summed over all
 */
export async function runTasks(tasks, atOnce, options) {
  const waiting = [...tasks]
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const worker = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      add(sum, await runTask(task, options))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return sum
}

/** Adds the counts of one result to a sum. */
export function add(sum, { passed, failed, skipped }) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}

/** The line every run closes with. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

async function runTask(task, options) {
  const start = performance.now()
  const result = await task.run(options)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${result.failed === 0 ? '✓' : '✗'} ${task.name.padEnd(16)} ${seconds.padStart(6)} s  ${closingLine(result)}`,
  )
  if (result.failed > 0 && result.output) console.log(result.output)
  return result
}
