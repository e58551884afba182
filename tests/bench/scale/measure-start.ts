import { setTimeout as pause } from 'node:timers/promises'
import { treeMemory } from './process-tree-memory.ts'
import { unlockToList, waitForUnlock } from './page-parts.ts'
import { startProgram } from './start-program.ts'

/** A program at rest: Chromium still tidies up for some seconds after a start. */
const IDLE_MILLIS = 8_000

/** Seconds and octets of one cold start. */
export interface Start {
  /** From the start of the process to what it shows first. */
  seconds: number
  /** At rest, the whole process tree. */
  memory: number
}

/** The program itself: its start is that up to the form for the passphrase, and from the click on it to the list. */
export interface ProgramStart extends Start {
  toFormSeconds: number
  toListSeconds: number
}

export async function startHelloWorld(executable: string, args: readonly string[]): Promise<Start> {
  const program = await startProgram(executable, args)
  try {
    await program.page.locator('p').waitFor()
    const paintedAt = await program.page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByType('paint').at(-1)?.startTime ?? 0),
    )
    await pause(IDLE_MILLIS)
    return { seconds: (paintedAt - program.startedAt) / 1000, memory: treeMemory(program.pid) }
  } finally {
    await program.quit()
  }
}

export async function startRestante(executable: string, args: readonly string[]): Promise<ProgramStart> {
  const program = await startProgram(executable, args)
  try {
    const toFormSeconds = ((await waitForUnlock(program.page)) - program.startedAt) / 1000
    const toListSeconds = (await unlockToList(program.page)) / 1000
    await pause(IDLE_MILLIS)
    return {
      seconds: toFormSeconds + toListSeconds,
      toFormSeconds,
      toListSeconds,
      memory: treeMemory(program.pid),
    }
  } finally {
    await program.quit()
  }
}
