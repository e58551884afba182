import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { SyncEvent, SyncTask } from './sync-task.ts'

/** The syncing process. */
export interface SyncProcess {
  kill: () => void
  /** How it ended, with what it wrote on its standard error. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; complaint: string }>
}

/** Starts the bundled programs/sync.ts; `onEvent` hears what it says. */
export function startSync(script: string, task: SyncTask, onEvent: (event: SyncEvent) => void): SyncProcess {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  createInterface(child.stdout).on('line', (line) => {
    const event = parseEvent(line)
    if (event) onEvent(event)
  })
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    complaint,
  }))
  return { kill: () => void child.kill('SIGKILL'), ended }
}

/** A line that the kill cut short says nothing. */
function parseEvent(line: string): SyncEvent | undefined {
  try {
    return JSON.parse(line) as SyncEvent
  } catch {
    return undefined
  }
}
