// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import SettingsPage from '../../../../../src-renderer/features/settings/SettingsPage.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useSettingsStore } from '../../../../../src-renderer/stores/settings.ts'
import { DEFAULT_SETTINGS, type Language } from '../../../../../src-main/contract/settings.ts'
import { useViewStore } from '../../../../../src-renderer/stores/view.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { field, press, showView } from '../../../../support/show-view.ts'

let page: VueWrapper
afterEach(() => page.unmount())

async function open(bridge: FakeMailBridge, language: Language = 'en'): Promise<void> {
  page = await showView(SettingsPage, { bridge, language })
  await Promise.all([useSettingsStore().load(), useAccountsStore().load()])
  await flushPromises()
  bridge.calls.length = 0
}

const search = async (words: string): Promise<void> => {
  await page.find('input').setValue(words)
}
const headings = (): string[] => page.findAll('h2').map((heading) => heading.text())

describe('the settings page', () => {
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
  it('shows only the rows that say what is searched for, without regard to case and accents', async () => {
    await open(createFakeMailBridge({ settings: { ...DEFAULT_SETTINGS, language: 'it' } }), 'it')

    await search('DENSITA')
    expect(headings()).toEqual(['Aspetto'])
    expect(page.text()).not.toContain('Tema')

    await search('no such thing')
    expect(headings()).toEqual(['Nessuna impostazione corrisponde'])
  })

  it('finds a whole section by its name', async () => {
    await open(createFakeMailBridge())

    await search('appearance')

    expect(page.text()).toContain('Theme')
    expect(page.text()).toContain('Density')
  })

  it('is left by Escape to where it was opened, after the search is cleared', async () => {
    await open(createFakeMailBridge())
    const view = useViewStore()
    view.show({ page: 'rules', accountId: null, sender: null })
    view.show({ page: 'settings', section: null })
    await search('theme')

    await page.find('input').trigger('keydown', { key: 'Escape' })
    expect(view.current.page).toBe('settings')
    expect(headings().length).toBeGreaterThan(3)
    await page.find('input').trigger('keydown', { key: 'Escape' })

    expect(view.current).toMatchObject({ page: 'rules' })
  })
})
