// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Deed } from '../../../../../src-main/contract/undo.ts'
import UndoToast from '../../../../../src-renderer/features/activity/UndoToast.vue'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { press, showView } from '../../../../support/show-view.ts'

const deed: Deed = { id: 7, kind: 'bin', messages: 3, name: '' }

async function toast() {
  const bridge = createFakeMailBridge()
  const view = await showView(UndoToast, { bridge })
  const status = (): string => view.get('[role=status]').text()
  const tell = async (change: { last: Deed | null; undone: Deed | null }): Promise<void> => {
    bridge.emit('undo:changed', change)
    await flushPromises()
  }
  return { bridge, view, status, tell }
}

describe('what was done', () => {
  it('is said and can be taken back, and the focus stays where it is', async () => {
    const { bridge, status, tell } = await toast()
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()

    await tell({ last: deed, undone: null })
    expect(status()).toBe('Moved 3 messages to the Bin')
    expect(document.activeElement).toBe(field)
    field.remove()

    await press('Undo')
    expect(bridge.calls).toContainEqual({ name: 'undo:undo', request: { id: 7 } })
  })

  it('is said to be undone, without a button to undo that', async () => {
    const { view, status, tell } = await toast()
    await tell({ last: null, undone: deed })

    expect(status()).toBe('Undone: Moved 3 messages to the Bin')
    expect(view.findAll('button').map((button) => button.text())).toEqual([''])
  })

  it('says why it could not be undone', async () => {
    const { bridge, status, tell } = await toast()
    bridge.fail('undo:undo', 'disk-read-only')
    await tell({ last: deed, undone: null })

    await press('Undo')

    expect(status()).toMatch(/disk|read/i)
  })

  it('says the next thing when it follows at once', async () => {
    const { status, tell } = await toast()
    await tell({ last: deed, undone: null })
    await tell({ last: { id: 8, kind: 'label-removed', messages: 0, name: 'Work' }, undone: null })

    expect(status()).toMatch(/^Deleted the label “.?Work.?”$/)
  })
})
