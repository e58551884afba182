import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../../src-main/contract/job.ts'
import { showAwaited } from '../../../../src-main/ipc/awaited-jobs.ts'
import { createJobs, type JobReport, type Jobs } from '../../../../src-main/ipc/jobs.ts'

describe('what somebody waits for', () => {
  let jobs: Jobs
  let told: Job[]
  beforeEach(() => {
    vi.useFakeTimers()
    told = []
    jobs = createJobs((_, job) => void told.push(job as Job))
  })
  afterEach(() => void vi.useRealTimers())

  /** Work that ends when told to, or when it is stopped. */
  function begin() {
    let end!: (failure?: Error) => void
    let report!: (state: JobReport) => void
    const reply = showAwaited(jobs, 'save', 'files', (tell, signal) => {
      report = tell
      return new Promise<string>((resolve, reject) => {
        end = (failure) => (failure ? reject(failure) : resolve('saved'))
        signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
      })
    })
    return { reply, end, report }
  }

  it('is not shown when it is over at once', async () => {
    const { reply, end } = begin()
    await vi.advanceTimersByTimeAsync(200)
    end()

    expect(await reply).toBe('saved')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toEqual([])
  })

  it('is shown with its numbers when it takes longer, and its end is told to who waits', async () => {
    const { reply, end, report } = begin()
    report({ done: 1, total: 5 })
    await vi.advanceTimersByTimeAsync(300)
    expect(jobs.list()).toMatchObject([{ kind: 'save', state: 'running', done: 1, total: 5 }])
    report({ done: 2 })
    expect(jobs.list()).toMatchObject([{ done: 2, total: 5 }])

    end()

    expect(await reply).toBe('saved')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(jobs.list()).toEqual([])
    expect(told.at(-1)).toMatchObject({ kind: 'save', state: 'done' })
  })

  it('can be stopped', async () => {
    const { reply } = begin()
    await vi.advanceTimersByTimeAsync(300)

    jobs.cancel(jobs.list()[0]!.id)

    expect(await reply).toBeNull()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(jobs.list()).toEqual([])
  })

  it('that fails, fails for who waits', async () => {
    const { reply, end } = begin()
    const failed = expect(reply).rejects.toThrow('the disk is full')
    await vi.advanceTimersByTimeAsync(300)
    end(new Error('the disk is full'))

    await failed
    await vi.advanceTimersByTimeAsync(1_000)
    expect(jobs.list()).toEqual([])
  })
})
