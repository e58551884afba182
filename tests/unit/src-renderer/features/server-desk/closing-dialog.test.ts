// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import ClosingDialog from '../../../../../src-renderer/features/server-desk/ClosingDialog.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import {
  createFakeMailBridge,
  FakeFailure,
  type FakeMailBridge,
} from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { press, showView } from '../../../../support/show-view.ts'

const [home, work] = [sampleAccount({ name: 'Home' }), sampleAccount({ name: 'Work' })]

let dialog: VueWrapper
afterEach(() => dialog.unmount())

/** The window was asked to close over marks in both accounts. */
async function show(): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({ accounts: [home, work] })
  dialog = await showView(ClosingDialog, { bridge })
  await useAccountsStore().load()
  bridge.emit('window:closing', {
    marked: [
      { accountId: home.id, messages: 2, octets: 2000, unseen: 0 },
      { accountId: work.id, messages: 3, octets: 9000, unseen: 1 },
    ],
  })
  await flushPromises()
  bridge.calls.length = 0
  return bridge
}

const shown = (): string => document.querySelector('[role=dialog]')?.textContent ?? ''
const asked = (bridge: FakeMailBridge): unknown[] =>
  bridge.calls.map(({ name, request }) => [name, ...(request ? [request] : [])])

describe('a window that is to close over marked messages', () => {
  it('names the accounts, the numbers, and what could not be brought back', async () => {
    await show()

    expect(shown()).toContain('Delete 5 marked messages before closing?')
    expect(shown()).toContain('Home')
    expect(shown()).toContain('2 marked · 2 kB')
    expect(shown()).toContain('3 marked · 9 kB')
    expect(shown()).toContain('1 of them was never downloaded')
  })

  it('stays, with its marks, when that is cancelled', async () => {
    const bridge = await show()

    await press('Cancel')

    expect(shown()).toBe('')
    expect(bridge.calls).toEqual([])
  })

  it('deletes what is marked in each account, and then closes', async () => {
    const bridge = await show()

    await press('Delete and close')

    expect(asked(bridge)).toEqual([
      ['desk:close', { accountId: home.id, unseen: 0 }],
      ['desk:close', { accountId: work.id, unseen: 1 }],
      ['window:close'],
    ])
  })

  it('lets every mark go, and then closes', async () => {
    const bridge = await show()

    await press('Delete nothing')

    expect(asked(bridge)).toEqual([
      ['desk:leave', { accountId: home.id }],
      ['desk:leave', { accountId: work.id }],
      ['window:close'],
    ])
  })

  it('stays open when a server refuses, and says why', async () => {
    const bridge = await show()
    bridge.answer('desk:close', ({ accountId }) => {
      if (accountId === work.id) throw new FakeFailure('server-refused', '-ERR not now')
      return { deleted: 2, left: 0 }
    })

    await press('Delete and close')

    expect(shown()).toContain('-ERR not now')
    expect(shown()).not.toContain('Home')
    expect(bridge.calls.map(({ name }) => name)).not.toContain('window:close')
  })
})
