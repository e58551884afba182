import type { AwaitedKind, Job } from '../contract/job.ts'
import { SHOWN_AFTER, type JobReport, type Jobs } from './jobs.ts'

/**
 * Does what somebody waits for, and shows it as a job, with a way to stop it, once it takes long enough to be noticed. Its end
 * is told by who waits.
 *
 * @returns what `work` does; null: it was stopped
 * @throws what `work` throws
 */
export async function showAwaited<T>(
  jobs: Jobs,
  kind: AwaitedKind,
  unit: Job['unit'],
  work: (report: (state: JobReport) => void, signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const stop = new AbortController()
  let last: JobReport = {}
  let show: ((state: JobReport) => void) | undefined
  const working = work((state) => {
    last = { ...last, ...state }
    show?.(state)
  }, stop.signal)

  const begin = async (): Promise<void> => {
    const { id } = await jobs.run(kind, unit, async (report, signal) => {
      signal.addEventListener('abort', () => stop.abort())
      show = report
      report(last)
      await working
      return {}
    })
    jobs.dismiss(id)
  }
  const timer = setTimeout(() => void begin(), SHOWN_AFTER)
  try {
    return await working
  } catch (error) {
    if (stop.signal.aborted) return null
    throw error
  } finally {
    clearTimeout(timer)
  }
}
