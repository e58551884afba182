// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import SettingsDialog from '../../../../../src-renderer/features/settings/SettingsDialog.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useSettingsStore } from '../../../../../src-renderer/stores/settings.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { field, press, showView } from '../../../../support/show-view.ts'

let dialog: VueWrapper
afterEach(() => dialog.unmount())

async function open(bridge: FakeMailBridge): Promise<void> {
  dialog = await showView(SettingsDialog, { bridge, props: { open: false } })
  await Promise.all([useSettingsStore().load(), useAccountsStore().load()])
  await dialog.setProps({ open: true })
  await flushPromises()
  bridge.calls.length = 0
}

describe('the settings dialog', () => {
  it('applies a choice at once', async () => {
    const bridge = createFakeMailBridge()
    await open(bridge)

    await press('Dark')
    await press('Below the list')

    expect(bridge.calls).toEqual([
      { name: 'settings:change', request: { theme: 'dark' } },
      { name: 'settings:change', request: { layout: 'below' } },
    ])
    expect(document.documentElement.dataset.theme).toBe('dark')
  })

  it('leads to the form of an account, filled', async () => {
    await open(createFakeMailBridge({ accounts: [sampleAccount({ email: 'noa@example.net' })] }))

    await press('Edit Alon')

    expect(field('E-mail address').value).toBe('noa@example.net')
  })

  it('names versions and licence, and says when the sandbox is off', async () => {
    const bridge = createFakeMailBridge()
    const info = await bridge.call('app:info', undefined)
    bridge.answer('app:info', () => ({ ...(info.ok ? info.value : expect.fail()), isSandboxed: false }))

    await open(bridge)

    expect(document.body.textContent).toContain('Restante 0.1.0')
    expect(document.body.textContent).toContain('AGPL-3.0-only')
    expect(document.body.textContent).toContain('sandbox is off')
  })
})
