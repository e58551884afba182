// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../src-main/contract/settings.ts'
import { useSettingsStore } from '../../../../src-renderer/stores/settings.ts'
import { createAppI18n } from '../../../../src-renderer/text/i18n.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../support/show-view.ts'

let setSystemDark: (isDark: boolean) => void

beforeEach(() => {
  createAppI18n()
  const query = Object.assign(new EventTarget(), { matches: false })
  setSystemDark = (matches) => {
    query.matches = matches
    query.dispatchEvent(Object.assign(new Event('change'), { matches }))
  }
  vi.stubGlobal('matchMedia', () => query)
})

const page = document.documentElement

describe('settings', () => {
  it('are on the page once loaded', async () => {
    useBridge(
      createFakeMailBridge({
        settings: { ...DEFAULT_SETTINGS, language: 'he', theme: 'dark', density: 'compact' },
      }),
    )

    await useSettingsStore().load()
    await flushPromises()

    expect([page.dataset.theme, page.dataset.density, page.lang, page.dir]).toEqual([
      'dark',
      'compact',
      'he',
      'rtl',
    ])
  })

  it('follow the computer as its theme changes', async () => {
    useBridge(createFakeMailBridge())
    await useSettingsStore().load()
    expect(page.dataset.theme).toBe('light')

    setSystemDark(true)
    await flushPromises()

    expect(page.dataset.theme).toBe('dark')
  })

  it('leave a chosen theme alone when that of the computer changes', async () => {
    useBridge(createFakeMailBridge({ settings: { ...DEFAULT_SETTINGS, theme: 'light' } }))
    await useSettingsStore().load()

    setSystemDark(true)
    await flushPromises()

    expect(page.dataset.theme).toBe('light')
  })

  it('speak the language of the computer until another is chosen', async () => {
    const bridge = createFakeMailBridge()
    const info = await bridge.call('app:info', undefined)
    bridge.answer('app:info', () => ({ ...(info.ok ? info.value : expect.fail()), systemLocale: 'ru-RU' }))
    useBridge(bridge)
    const settings = useSettingsStore()

    await settings.load()
    expect(settings.language).toBe('ru')
    await settings.change({ language: 'it' })

    expect(settings.language).toBe('it')
  })

  it('apply a change before it is answered, and take it back when it could not be kept', async () => {
    const bridge = createFakeMailBridge()
    bridge.fail('settings:change', 'disk-full')
    useBridge(bridge)
    const settings = useSettingsStore()
    await settings.load()

    const changing = settings.change({ density: 'compact' })
    expect(settings.settings.density).toBe('compact')
    await changing

    expect(settings.settings.density).toBe('comfortable')
    expect(settings.failure?.code).toBe('disk-full')
  })

  it('no longer listen once the store is gone', async () => {
    const bridge = createFakeMailBridge()
    useBridge(bridge)
    const settings = useSettingsStore()
    await settings.load()

    settings.$dispose()
    bridge.emit('settings:changed', { ...DEFAULT_SETTINGS, theme: 'dark' })

    expect(settings.settings.theme).toBe('system')
  })
})
