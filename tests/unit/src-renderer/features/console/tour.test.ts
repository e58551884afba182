// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { TOUR_STEPS } from '../../../../../src-renderer/features/console/tour-steps.ts'
import { useTour, type Tour } from '../../../../../src-renderer/features/console/use-tour.ts'
import { usePromptStore } from '../../../../../src-renderer/stores/prompt.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../../support/show-view.ts'
import { flushPromises } from '@vue/test-utils'

describe('the tour', () => {
  let bridge: FakeMailBridge
  let tour: Tour

  beforeEach(async () => {
    bridge = createFakeMailBridge({ prompt: { state: 'transaction', conversationId: 1 } })
    useBridge(bridge)
    tour = useTour()
    await tour.begin()
  })
  const type = async (line: string): Promise<void> => {
    await usePromptStore('tour').send(line, 'line')
    await flushPromises()
  }

  it('sends what it says, one step after the other', async () => {
    for (const { title } of TOUR_STEPS) {
      expect([tour.step.value.title, tour.stage.value]).toEqual([title, 'waiting'])
      await tour.sendIt()
      await flushPromises()
      expect(tour.stage.value).toBe('done')
      if (!tour.isLast.value) tour.next()
    }

    const sent = bridge.calls.filter(({ name }) => name === 'console:send').map(({ request }) => request)
    expect(sent).toEqual(
      TOUR_STEPS.slice(1).map(({ line }) => ({
        place: 'tour',
        line,
        shape: ['LIST', 'TOP 1 5', 'RETR 1'].includes(line ?? '') ? 'lines' : 'line',
      })),
    )
  })

  it('takes what is typed by hand, with whatever argument', async () => {
    await tour.sendIt()
    tour.next()
    await type('stat')
    expect(tour.stage.value).toBe('other')
    await type('user somebody')
    expect(tour.stage.value).toBe('done')
  })

  it('stays where it is when the server refuses', async () => {
    await tour.sendIt()
    tour.next()
    const refusal = { code: 'server-refused' as const, message: '', retryable: false }
    bridge.answer('console:send', () => ({ refusal, number: 1, mail: null }))
    await type('USER')

    expect(tour.stage.value).toBe('refused')
  })

  it('says so when the session ends before it does', async () => {
    await tour.sendIt()
    tour.next()
    const { state } = usePromptStore('tour')
    bridge.emit('console:promptChanged', { ...state, state: 'closed' })

    expect(tour.stage.value).toBe('over')
    await tour.begin()
    expect([tour.at.value, tour.stage.value]).toEqual([0, 'waiting'])
  })
})
