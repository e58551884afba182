// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import DeleteForGoodDialog from '../../../../../src-renderer/features/bin/DeleteForGoodDialog.vue'
import { useDoomedStore } from '../../../../../src-renderer/stores/doomed.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { press, showView } from '../../../../support/show-view.ts'

async function ask(there: number) {
  const bridge = createFakeMailBridge({ rows: messageRows(3, { place: 'bin' }) })
  bridge.answer('bin:count', () => ({ messages: 3, there }))
  await showView(DeleteForGoodDialog, { bridge })
  await useDoomedStore().ask({ place: 'bin' })
  await flushPromises()
  return { bridge, said: document.querySelector('[role=dialog]')!.textContent }
}

describe('deleting for good', () => {
  it('is asked about, with the number and what becomes of the copies on servers', async () => {
    expect((await ask(2)).said).toMatch(/Empty the Bin\?.*3 messages go.*copies of 2 of them .* are deleted/s)
  })

  it('says that copies stay where they stay, and does nothing without a yes', async () => {
    const { bridge, said } = await ask(0)
    expect(said).toMatch(/Copies that are on a server stay there/)

    await press('Keep')

    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(bridge.calls.map(({ name }) => name)).not.toContain('bin:delete')
  })

  it('is done after a yes', async () => {
    const { bridge } = await ask(0)

    await press('Delete for good')

    expect(bridge.calls).toContainEqual({ name: 'bin:delete', request: { doomed: { place: 'bin' } } })
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })
})
