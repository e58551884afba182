import type { Job, JobKind } from '../contract/job.ts'
import type { Broadcast } from './broadcast.ts'
import { coalesce } from './coalesce.ts'
import { toFailure } from './to-failure.ts'

/** What a job says of itself while it works, and at its end. */
export type JobReport = Partial<
  Pick<Job, 'done' | 'total' | 'messages' | 'duplicates' | 'bad' | 'cut' | 'path'>
>

/** What a job does: it reports, and stops when the signal says so. What it returns is its last report. */
export type JobWork = (report: (state: JobReport) => void, signal: AbortSignal) => Promise<JobReport>

/** Long work that the activity bar shows, and can stop. */
export interface Jobs {
  /** Begins; resolves when it has ended, however that was. */
  run(kind: JobKind, unit: Job['unit'], work: JobWork): Promise<Job>
  list(): Job[]
  cancel(id: number): void
  dismiss(id: number): void
  /** Cancels all, and waits. */
  stop(): Promise<void>
}

/** What is over sooner is not worth a look (milliseconds). */
export const SHOWN_AFTER = 300

/** Ends that nobody has looked at; older ones are forgotten. */
const MAX_ENDED = 20

export function createJobs(broadcast: Broadcast): Jobs {
  let jobs: readonly Job[] = []
  const running = new Map<number, { cancel: AbortController; ended: Promise<unknown> }>()
  let lastId = 0

  const show = coalesce<Job>((changed) => {
    for (const job of changed.values()) broadcast('jobs:changed', job)
  })
  const change = (id: number, state: Partial<Job>): Job | undefined => {
    jobs = jobs.map((job) => (job.id === id ? { ...job, ...state } : job))
    const job = jobs.find((one) => one.id === id)
    if (job) show(String(id), job)
    return job
  }
  const forgetOld = (): void => {
    const ended = jobs.filter(({ state }) => state !== 'running')
    const old = new Set(ended.slice(0, -MAX_ENDED))
    jobs = jobs.filter((job) => !old.has(job))
  }

  const work = async (id: number, doWork: JobWork, signal: AbortSignal): Promise<Partial<Job>> => {
    try {
      const last = await doWork((state) => void change(id, state), signal)
      return { ...last, state: 'done' }
    } catch (error) {
      return signal.aborted ? { state: 'cancelled' } : { state: 'failed', failure: toFailure(error) }
    }
  }

  return {
    list: () => [...jobs],
    async run(kind, unit, doWork) {
      const id = ++lastId
      const begun: Job = { ...NOTHING, id, kind, unit }
      jobs = [...jobs, begun]
      show(String(id), begun)
      const cancel = new AbortController()
      const ended = work(id, doWork, cancel.signal)
      running.set(id, { cancel, ended })
      const end = await ended
      running.delete(id)
      const job = change(id, end) ?? begun
      forgetOld()
      return job
    },
    cancel: (id) => running.get(id)?.cancel.abort(),
    dismiss(id) {
      jobs = jobs.filter((job) => job.id !== id || job.state === 'running')
    },
    async stop() {
      for (const { cancel } of running.values()) cancel.abort()
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}

const NOTHING: Omit<Job, 'id' | 'kind' | 'unit'> = {
  state: 'running',
  done: 0,
  total: 0,
  messages: 0,
  duplicates: 0,
  bad: 0,
  cut: 0,
  path: '',
  failure: null,
}
