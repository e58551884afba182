import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watchMemory } from './process-memory.ts'

/** Longest run there is any use in: 100,000 messages over a slow line. */
const DEADLINE_MILLIS = 60 * 60_000

export interface Run {
  /** What it wrote on its standard output. */
  output: string
  /** From the start of the process to its end. */
  seconds: number
  /** Octets in RAM at its highest, of the process and all that it started. */
  peakMemory: number
}

/**
 * Runs a program to its end, with `env` beside what this one has.
 * @throws Error with what it wrote on its standard error, when it fails
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const startedAt = performance.now()
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DEADLINE_MILLIS,
    env: { ...process.env, ...env },
  })
  let output = ''
  let complaint = ''
  let seconds = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  child.on('exit', () => (seconds = (performance.now() - startedAt) / 1000))

  const closed = once(child, 'close')
  const peakMemory = watchMemory(child.pid ?? 0)
  try {
    const [code, signal] = (await closed) as [number | null, string | null]
    if (code !== 0) throw new Error(`${command} ended with ${String(code ?? signal)}: ${complaint}`)
  } finally {
    peakMemory()
  }
  return { output, seconds, peakMemory: peakMemory() }
}
