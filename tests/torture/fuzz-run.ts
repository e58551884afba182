import { fuzzSession } from './fuzz-session.ts'

/** So many at a time: enough to keep a core busy while others wait for their deadline. */
const PARALLEL = 16
const MEGABYTE = 1024 * 1024

export interface FuzzFigures {
  sessions: number
  /** Messages that came whole and were compared. */
  messages: number
  /** Above what the process took before, in octets. */
  peakMemory: number
}

/**
 * Runs random sessions, numbered from `seed` on, until `isOver` says so.
 * @throws Error with the seed of the first session that breaks a promise
 */
export async function fuzzRun(seed: number, isOver: (sessions: number) => boolean): Promise<FuzzFigures> {
  const before = taken()
  const figures: FuzzFigures = { sessions: 0, messages: 0, peakMemory: 0 }
  const watch = setInterval(() => (figures.peakMemory = Math.max(figures.peakMemory, taken() - before)), 20)
  const runOn = async (): Promise<void> => {
    while (!isOver(figures.sessions)) {
      const next = seed + figures.sessions
      figures.sessions += 1
      const messages = await fuzzSession(next)
      figures.messages += messages
    }
  }
  try {
    await Promise.all(Array.from({ length: PARALLEL }, runOn))
  } finally {
    clearInterval(watch)
  }
  return figures
}

/** What one session may take above an idle process. */
export const MEMORY_LIMIT = 64 * MEGABYTE

const taken = (): number => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
