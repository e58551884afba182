import { defaultWindow } from '@vueuse/core'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, disposePinia, setActivePinia } from 'pinia'
import { onTestFinished } from 'vitest'
import type { Component } from 'vue'
import type { Language } from '../../src-main/contract/settings.ts'
import { applyLanguage, createAppI18n } from '../../src-renderer/text/i18n.ts'
import type { FakeMailBridge } from './fake-mail-bridge.ts'

/** A page over `bridge`: its stores are new, its words in `language`. */
export interface ViewOptions {
  bridge: FakeMailBridge
  props?: Record<string, unknown>
  language?: Language
}

/** Makes `bridge` the other side of `window.mail`, and the stores new; with the test they end. */
export function useBridge(bridge: FakeMailBridge): ReturnType<typeof createPinia> {
  Object.defineProperty(window, 'mail', { value: bridge, configurable: true })
  // In a test nothing is ever idle: what would come then comes when it is asked for.
  window.requestIdleCallback = () => 0
  const pinia = createPinia()
  setActivePinia(pinia)
  // What waits in them would else ask the bridge of the next test.
  onTestFinished(() => {
    disposePinia(pinia)
    // And what a page keeps would be found by it. The files of one thread share VueUse, which holds on to the first window.
    for (const page of new Set([window, defaultWindow])) {
      page?.sessionStorage.clear()
      page?.localStorage.clear()
    }
  })
  return pinia
}

/** Mounts a view into the document, where dialogs and focus work, and waits until it has settled. */
export async function showView(
  view: Component,
  { bridge, props = {}, language = 'en' }: ViewOptions,
): Promise<VueWrapper> {
  const pinia = useBridge(bridge)
  const i18n = createAppI18n()
  applyLanguage(language)
  const wrapper = mount(view, { props, attachTo: document.body, global: { plugins: [pinia, i18n] } })
  onTestFinished(() => {
    if (wrapper.exists()) wrapper.unmount()
  })
  await flushPromises()
  return wrapper
}

/** The one element whose accessible text is `text`: a button by its words, a field by its label. */
export function byText(selector: string, text: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === text,
  )
  if (found.length !== 1) throw new Error(`${found.length} elements "${selector}" say "${text}"`)
  return found[0]!
}

/** The field labelled `label`. */
export function field(label: string): HTMLInputElement {
  const id = byText('label', label).getAttribute('for') ?? ''
  return document.getElementById(id) as HTMLInputElement
}

/** Types into the field labelled `label`, replacing what is there. */
export async function fill(label: string, value: string): Promise<void> {
  const input = field(label)
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

/** Presses the button that says `text`. */
export async function press(text: string): Promise<void> {
  byText('button', text).click()
  await flushPromises()
}

/** Sends the form of the field labelled `label`, as Enter in it does. */
export async function enter(label: string): Promise<void> {
  field(label).form?.requestSubmit()
  await flushPromises()
}
