// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { call, on } from '../../../../src-renderer/api/mail-api.ts'
import { failureOf, MailFailure } from '../../../../src-renderer/api/mail-failure.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../support/show-view.ts'

describe('the mail api', () => {
  it('gives the value of a call that succeeded', async () => {
    const bridge = createFakeMailBridge()
    useBridge(bridge)

    expect(await call('settings:get', undefined)).toEqual(bridge.mailbox.settings)
  })

  it('throws the failure of a call that did not', async () => {
    const bridge = createFakeMailBridge()
    bridge.fail('settings:get', 'store-locked')
    useBridge(bridge)

    const thrown = await call('settings:get', undefined).catch((error: unknown) => error)

    expect(thrown).toBeInstanceOf(MailFailure)
    expect(failureOf(thrown).code).toBe('store-locked')
  })

  it('stops listening when told to', () => {
    const bridge = createFakeMailBridge()
    useBridge(bridge)
    const heard: string[] = []
    const stop = on('reader:linkHovered', ({ url }) => heard.push(url))

    bridge.emit('reader:linkHovered', { url: 'https://one.example/' })
    stop()
    bridge.emit('reader:linkHovered', { url: 'https://two.example/' })

    expect(heard).toEqual(['https://one.example/'])
  })

  it('has a failure for anything thrown', () => {
    expect(failureOf(new TypeError('no'))).toEqual({ code: 'unexpected', message: 'no', retryable: false })
  })
})
