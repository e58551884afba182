// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useRowHover } from '../../../../../src-renderer/features/message-list/use-row-hover.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { useBridge } from '../../../../support/show-view.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('has the message made ready on which the pointer rests, not those it passes', async () => {
  const rows = messageRows(3)
  const bridge = createFakeMailBridge({ rows })
  useBridge(bridge)
  const scope = effectScope()
  const hover = scope.run(useRowHover)!
  const prepared = (): unknown[] =>
    bridge.calls.filter(({ name }) => name === 'messages:prepare').map(({ request }) => request)

  for (const row of rows) {
    hover(row)
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(prepared()).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(prepared()).toEqual([{ ids: [rows[2]!.id] }])

  hover(rows[0])
  hover(undefined)
  await vi.advanceTimersByTimeAsync(1000)
  expect(prepared()).toHaveLength(1)
  scope.stop()
})
