import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startUpkeep } from '../../../../src-main/indexing/upkeep.ts'
import type { UpkeepStep } from '../../../../src-main/store/upkeep.ts'

const MINUTE = 60_000

describe('the upkeep', () => {
  let idleMillis: number
  let steps: UpkeepStep[]
  let stop: () => Promise<void>
  const damaged: number[] = []
  const upkeep = vi.fn<() => Promise<UpkeepStep>>()

  beforeEach(() => {
    vi.useFakeTimers()
    damaged.length = 0
    upkeep.mockReset()
    upkeep.mockImplementation(() =>
      Promise.resolve(steps.shift() ?? { isDone: true, checked: 0, damaged: [] }),
    )
    stop = startUpkeep({
      store: { upkeep, idleMillis: () => idleMillis },
      now: Date.now,
      onDamaged: (count) => damaged.push(count),
    })
  })
  afterEach(async () => {
    await stop()
    vi.useRealTimers()
  })

  it('waits while somebody asks the store anything', async () => {
    steps = []
    idleMillis = 500
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(upkeep).not.toHaveBeenCalled()

    idleMillis = MINUTE
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(upkeep).toHaveBeenCalledTimes(1)
  })

  it('goes on while there is something to do, tells what is damaged, and then rests', async () => {
    idleMillis = MINUTE
    steps = [
      { isDone: false, checked: 5, damaged: [] },
      { isDone: false, checked: 5, damaged: [3, 4] },
    ]
    await vi.advanceTimersByTimeAsync(5 * MINUTE)

    expect(upkeep).toHaveBeenCalledTimes(3)
    expect(damaged).toEqual([2])
  })

  it('tries again later when the store cannot', async () => {
    idleMillis = MINUTE
    steps = []
    upkeep.mockRejectedValueOnce(new Error('disk full'))
    await vi.advanceTimersByTimeAsync(30 * MINUTE)
    expect(upkeep).toHaveBeenCalledTimes(1)

    await vi.advanceTimersByTimeAsync(60 * MINUTE)
    expect(upkeep).toHaveBeenCalledTimes(2)
  })
})
