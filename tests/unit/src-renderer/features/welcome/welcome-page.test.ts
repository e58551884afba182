// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import WelcomePage from '../../../../../src-renderer/features/welcome/WelcomePage.vue'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { field, press, showView } from '../../../../support/show-view.ts'

let page: VueWrapper
afterEach(() => page.unmount())

describe('the welcome page', () => {
  it('adds the sample mailbox', async () => {
    const sample = sampleAccount({ isSample: true })
    const bridge = createFakeMailBridge()
    bridge.answer('accounts:addSample', () => sample)
    page = await showView(WelcomePage, { bridge })

    await press('Look around with a sample mailbox')

    expect(bridge.calls).toEqual([{ name: 'accounts:addSample', request: undefined }])
  })

  it('says why the sample mailbox could not be opened', async () => {
    const bridge = createFakeMailBridge()
    bridge.fail('accounts:addSample', 'disk-full')
    page = await showView(WelcomePage, { bridge })

    await press('Look around with a sample mailbox')

    expect(page.text()).toContain('The disk is full')
  })

  it('opens an empty account form, with the focus in the address', async () => {
    page = await showView(WelcomePage, { bridge: createFakeMailBridge() })

    await press('Add account')

    expect(document.activeElement).toBe(field('E-mail address'))
  })
})
