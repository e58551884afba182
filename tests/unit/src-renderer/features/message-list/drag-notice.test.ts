// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import DragNotice from '../../../../../src-renderer/features/message-list/DragNotice.vue'
import { useDraggingStore } from '../../../../../src-renderer/stores/dragging.ts'
import { ALL_MAIL, useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { showView } from '../../../../support/show-view.ts'

const said = (): string | undefined => document.querySelector('[role=status], [role=alert]')?.textContent

async function drag(count: number, answer: () => { leftOut: number } = () => ({ leftOut: 0 })) {
  const bridge = createFakeMailBridge({})
  bridge.answer('messages:drag', answer)
  await showView(DragNotice, { bridge })
  await useDraggingStore().drag(Array.from({ length: count }, (_, id) => id + 1))
  await flushPromises()
  return bridge
}

describe('dragging messages out of the window', () => {
  it('says nothing where all of them went', async () => {
    await drag(500)

    expect(said()).toBeUndefined()
  })

  it('says that they are too many, and asks for none of them', async () => {
    const bridge = await drag(501)

    expect(said()).toContain('No more than 500 messages')
    expect(bridge.calls.map(({ name }) => name)).not.toContain('messages:drag')
  })

  it('says how many were left out because they are not here, until another list is shown', async () => {
    await drag(3, () => ({ leftOut: 2 }))
    expect(said()).toContain('2 messages were left out')

    useMessageListStore().show({ ...ALL_MAIL, place: 'bin' })
    await flushPromises()

    expect(said()).toBeUndefined()
  })
})
