// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import MainWindow from '../../../../../src-renderer/features/shell/MainWindow.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { useViewStore } from '../../../../../src-renderer/stores/view.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { showView } from '../../../../support/show-view.ts'

beforeEach(() => localStorage.clear())
afterEach(() => localStorage.clear())

async function openPalette() {
  const bridge = createFakeMailBridge({ accounts: [sampleAccount({ name: 'Home' })] })
  const view = await showView(MainWindow, { bridge })
  await useAccountsStore().load()
  await flushPromises()
  await view.trigger('keydown', { key: 'k', ctrlKey: true })
  await flushPromises()
  return { bridge, view }
}
const input = (): HTMLInputElement => document.querySelector<HTMLInputElement>('.palette input')!
const options = (): string[] =>
  [...document.querySelectorAll('.palette [role=option]')].map((option) => option.textContent.trim())

async function choose(words: string): Promise<void> {
  input().value = words
  input().dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  document
    .querySelector('.palette [role=option]')!
    .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  await flushPromises()
}

describe('the palette in the window', () => {
  it('does what is chosen, goes away, and remembers it', async () => {
    const { bridge, view } = await openPalette()

    await choose('get mail')
    expect(bridge.calls.map(({ name }) => name)).toContain('sync:start')
    expect(input()).toBeNull()

    await view.trigger('keydown', { key: 'k', ctrlKey: true })
    await flushPromises()
    expect(options()[0]).toMatch(/^Get mail/)
  })

  it('goes to the pages of accounts', async () => {
    await openPalette()

    await choose('home server')

    expect(useViewStore().current.page).toBe('desk')
  })

  it('offers only what can be done at the moment', async () => {
    await openPalette()

    expect(options().some((name) => name.startsWith('Archive'))).toBe(true)
    await choose('home server')
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    await flushPromises()
    // The place of that name, not the command.
    expect(options().filter((name) => name.startsWith('Archive'))).toEqual(['Archive'])
  })
})
