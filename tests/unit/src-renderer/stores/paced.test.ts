import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { paced } from '../../../../src-renderer/stores/paced.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('paced', () => {
  it('asks at once, then once for all that was wanted meanwhile', async () => {
    const load = vi.fn()
    const follow = effectScope().run(() => paced(load, 200))

    for (let n = 0; n < 10; n++) follow?.()
    expect(load).toHaveBeenCalledTimes(1)

    await vi.advanceTimersByTimeAsync(200)
    expect(load).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('awaits each answer, so that one is shown though changes come faster than answers', async () => {
    let shown = 0
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      shown++
    })
    const follow = effectScope().run(() => paced(load, 200))

    for (let n = 0; n < 20; n++) {
      follow?.()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(shown).toBeGreaterThanOrEqual(3)
    expect(load.mock.calls.length - shown).toBe(1)

    await vi.advanceTimersByTimeAsync(2000)
    expect(load).toHaveBeenCalledTimes(shown)
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
