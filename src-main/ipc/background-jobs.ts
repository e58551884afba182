import type { BackgroundKind } from '../contract/job.ts'
import { SHOWN_AFTER, type JobReport, type Jobs } from './jobs.ts'

export interface BackgroundProgress {
  kind: BackgroundKind
  done: number
  total: number
}

/**
 * Shows as a job what the program does by itself, once it takes long enough to be noticed. There is nothing to cancel: what
 * waits is in the store, and would be done later all the same. null: it is over.
 */
export function showBackground(jobs: Jobs): (progress: BackgroundProgress | null) => void {
  let begun: { kind: BackgroundKind; at: number } | undefined
  let shown: { report: (state: JobReport) => void; end: () => void } | undefined

  const end = (): void => {
    shown?.end()
    shown = undefined
    begun = undefined
  }
  const begin = (kind: BackgroundKind): void => {
    const work = jobs.run(
      kind,
      'messages',
      (report, signal) =>
        new Promise((resolve) => {
          shown = { report, end: () => resolve({}) }
          signal.addEventListener('abort', () => resolve({}))
        }),
    )
    // Nobody waits for its end.
    void work.then(({ id }) => jobs.dismiss(id))
  }

  return (progress) => {
    if (!progress || progress.kind !== begun?.kind) end()
    if (!progress) return
    begun ??= { kind: progress.kind, at: performance.now() }
    if (!shown && performance.now() - begun.at >= SHOWN_AFTER) begin(progress.kind)
    shown?.report({ done: progress.done, total: progress.total })
  }
}
