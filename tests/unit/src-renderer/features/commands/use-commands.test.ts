// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import type { CommandId } from '../../../../../src-renderer/features/commands/command-table.ts'
import { useCommandKeys, useCommands } from '../../../../../src-renderer/features/commands/use-commands.ts'
import { useCommandsStore } from '../../../../../src-renderer/stores/commands.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../../support/show-view.ts'

const views: VueWrapper[] = []
afterEach(() => {
  // A view that stays would take the keys of the next one.
  for (const view of views.splice(0)) view.unmount()
  document.body.innerHTML = ''
})

function page({ isActive = true } = {}) {
  const bridge = createFakeMailBridge()
  useBridge(bridge)
  const heard: string[] = []
  const view = defineComponent(() => {
    const hear = (id: CommandId) => () => heard.push(id)
    useCommandKeys()
    useCommands({ next: hear('next'), bin: hear('bin'), 'get-mail': hear('get-mail') }, () => isActive)
    return () => [h('input'), h('button'), h('iframe', { tabindex: 0 })]
  })
  const wrapper = mount(view, { attachTo: document.body })
  views.push(wrapper)
  const inFrame = (key: string): void =>
    bridge.emit('reader:keyPressed', { key, code: '', ctrl: false, shift: false, alt: false, meta: false })
  return { wrapper, heard, inFrame }
}

describe('the commands of the window', () => {
  it('work wherever the focus is, but leave a text field its letters', async () => {
    const { wrapper, heard } = page()

    await wrapper.get('button').trigger('keydown', { key: 'j' })
    await wrapper.get('input').trigger('keydown', { key: 'j' })
    await wrapper.get('input').trigger('keydown', { key: 'F5' })

    expect(heard).toEqual(['next', 'get-mail'])
  })

  it('work in the message frame, and are not heard twice outside it', () => {
    const { wrapper, heard, inFrame } = page()

    wrapper.get('button').element.focus()
    inFrame('j')
    expect(heard).toEqual([])

    wrapper.get('iframe').element.focus()
    inFrame('j')
    expect(heard).toEqual(['next'])
  })

  it('leave alone what nobody asked for, and everything while their page is out of sight', () => {
    const { wrapper } = page()
    const hidden = page({ isActive: false })
    const press = (key: string): boolean =>
      wrapper
        .get('button')
        .element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

    expect([press('j'), press('k')]).toEqual([false, true])
    expect(hidden.heard).toEqual([])
  })

  it('wait while a dialog is open', async () => {
    const { wrapper, heard } = page()
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)

    await wrapper.get('button').trigger('keydown', { key: 'Delete' })

    expect(heard).toEqual([])
  })

  it('can be done only as long as there is who does them', () => {
    const { wrapper } = page()
    const commands = useCommandsStore()
    expect([commands.find('next'), commands.find('star')]).toEqual([expect.any(Function), undefined])

    wrapper.unmount()

    expect(commands.find('next')).toBeUndefined()
  })
})
