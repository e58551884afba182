import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { paced } from '../../../../src-renderer/stores/paced.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('paced', () => {
  it('asks at once, then once for all that was wanted meanwhile', () => {
    const load = vi.fn()
    const follow = effectScope().run(() => paced(load, 200))

    for (let n = 0; n < 10; n++) follow?.()
    expect(load).toHaveBeenCalledTimes(1)

    vi.advanceTimersByTime(200)
    expect(load).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(1000)
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('asks nothing once its store is gone', () => {
    const load = vi.fn()
    const scope = effectScope()
    const follow = scope.run(() => paced(load, 200))
    follow?.()
    follow?.()

    scope.stop()
    vi.advanceTimersByTime(1000)

    expect(load).toHaveBeenCalledTimes(1)
  })
})
