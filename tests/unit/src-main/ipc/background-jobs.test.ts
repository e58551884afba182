import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../../src-main/contract/job.ts'
import { showBackground } from '../../../../src-main/ipc/background-jobs.ts'
import { createJobs, type Jobs } from '../../../../src-main/ipc/jobs.ts'

describe('what the program does by itself', () => {
  let jobs: Jobs
  let told: Job[]
  beforeEach(() => {
    vi.useFakeTimers()
    told = []
    jobs = createJobs((_, job) => void told.push(job as Job))
  })
  afterEach(() => void vi.useRealTimers())

  it('is not shown when it is over at once', async () => {
    const show = showBackground(jobs)
    show({ kind: 'index', done: 36, total: 36 })
    await vi.advanceTimersByTimeAsync(200)
    show(null)
    await vi.advanceTimersByTimeAsync(1_000)

    expect(told).toEqual([])
  })

  it('is shown with its numbers when it takes longer, and ends without a word to dismiss', async () => {
    const show = showBackground(jobs)
    show({ kind: 'index', done: 100, total: 5_000 })
    await vi.advanceTimersByTimeAsync(300)
    show({ kind: 'index', done: 200, total: 5_000 })

    expect(jobs.list()).toMatchObject([{ kind: 'index', state: 'running', done: 200, total: 5_000 }])

    show({ kind: 'learn', done: 20, total: 40 })
    show(null)
    await vi.advanceTimersByTimeAsync(1_000)

    expect(jobs.list()).toEqual([])
    expect(told.at(-1)).toMatchObject({ kind: 'index', state: 'done' })
  })

  it('keeps nobody waiting who ends the program', async () => {
    const show = showBackground(jobs)
    show({ kind: 'learn', done: 20, total: 400 })
    await vi.advanceTimersByTimeAsync(300)
    show({ kind: 'learn', done: 40, total: 400 })

    await jobs.stop()
    show(null)

    expect(jobs.list()).toEqual([])
  })
})
