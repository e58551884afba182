import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('endless-commits.ts', import.meta.url))

/**
 * Runs a process that commits one batch after the other into the store at `path`, and kills it (SIGKILL) as soon
 * as it has reported `batches` of them, so that it dies somewhere in the work that follows.
 * Returns the number of the last batch that was reported as committed.
 */
export async function runAndKill(path: string, batches: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let reported = 0
  let last = 0
  for await (const line of createInterface(child.stdout)) {
    last = Number(line)
    if (++reported === batches) child.kill('SIGKILL')
  }
  await ended
  if (reported < batches) throw new Error('the process ended by itself')
  return last
}
