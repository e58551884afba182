import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { AwaitedKind, BackgroundKind, Job } from '../../src-main/contract/job.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

const BACKGROUND: Record<BackgroundKind, true> = { index: true, learn: true }
const AWAITED: Record<AwaitedKind, true> = { save: true, test: true }

/** Whether the program does it by itself: it is told of where there is nothing else to tell, and cannot be stopped. */
export const isBackground = (kind: Job['kind']): kind is BackgroundKind => Object.hasOwn(BACKGROUND, kind)

/** Whether its end is not told here: nobody asked for it, or it is told where it was asked for. */
export const endsUntold = (kind: Job['kind']): kind is BackgroundKind | AwaitedKind =>
  isBackground(kind) || Object.hasOwn(AWAITED, kind)

/** An account that has gone is seen to be gone. */
const isOverUntold = ({ kind, state }: Job): boolean =>
  (endsUntold(kind) && state !== 'running') || (kind === 'remove' && state === 'done')

/** Long work of the program itself: what runs, and what has ended and was not looked at yet. */
export const useJobsStore = defineStore('jobs', () => {
  const jobs = shallowRef<ReadonlyMap<number, Job>>(new Map())
  const failure = shallowRef<Failure | null>(null)
  /**
   * The one to be told of: what runs before what has ended, what came last before what came first, and what somebody asked
   * for before what goes on by itself.
   */
  const told = computed(() => {
    const all = [...jobs.value.values()]
    const asked = all.filter(({ kind }) => !isBackground(kind))
    return asked.findLast(({ state }) => state === 'running') ?? asked.at(-1) ?? all.at(-1) ?? null
  })

  onScopeDispose(
    on('jobs:changed', (job) => {
      const changed = new Map(jobs.value).set(job.id, job)
      if (isOverUntold(job)) changed.delete(job.id)
      jobs.value = changed
    }),
  )

  async function load(): Promise<void> {
    const outcome = await attempt(call('jobs:list', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) jobs.value = new Map(outcome.value.map((job) => [job.id, job]))
  }

  /** Stops a job; what it did by then stays, or goes, as its kind says. */
  async function cancel(id: number): Promise<void> {
    const outcome = await attempt(call('jobs:cancel', { id }))
    failure.value = outcome.ok ? null : outcome.failure
  }

  /** Its end has been seen. */
  async function dismiss(id: number): Promise<void> {
    const others = new Map(jobs.value)
    others.delete(id)
    jobs.value = others
    const outcome = await attempt(call('jobs:dismiss', { id }))
    failure.value = outcome.ok ? null : outcome.failure
  }

  return { jobs, told, failure, load, cancel, dismiss }
})
