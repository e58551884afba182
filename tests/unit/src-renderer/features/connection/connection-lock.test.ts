// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../../../src-main/contract/account.ts'
import type { ConnectionFacts } from '../../../../../src-main/contract/connection.ts'
import AccountHead from '../../../../../src-renderer/features/shell/AccountHead.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { sampleCertificate, sampleConnection, syncState } from '../../../../support/account-samples.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { press, showView } from '../../../../support/show-view.ts'

let view: VueWrapper
afterEach(() => view.unmount())

/** The head of an account in the sidebar, after a session that was protected so. */
async function showHead(account: Account, connection: ConnectionFacts): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({ accounts: [account] })
  view = await showView(AccountHead, { bridge, props: { account, unfolded: true } })
  await useAccountsStore().load()
  bridge.emit('sync:changed', syncState(account.id, { connection }))
  await flushPromises()
  return bridge
}
const locks = (): (string | null)[] =>
  [...document.querySelectorAll('button[title]')]
    .map((button) => button.getAttribute('aria-label'))
    .filter((label) => label?.toLowerCase().includes('encrypted'))

const EXCEPTION = 'Encrypted, but only your exception vouches for the certificate'

describe('the lock beside an account', () => {
  it('is not there while all is well', async () => {
    await showHead(sampleAccount(), sampleConnection())

    expect(locks()).toEqual([])
  })

  it('says that nothing was encrypted, except in the sample mailbox', async () => {
    const plain = { tls: null, login: 'PLAIN' } as const
    await showHead(sampleAccount(), plain)
    expect(locks()).toEqual(['Not encrypted'])
    view.unmount()

    await showHead(sampleAccount({ isSample: true }), plain)
    expect(locks()).toEqual([])
  })

  it('says that an exception holds it, tells the fingerprint, and takes the exception back', async () => {
    const account = sampleAccount({ trustedCertificates: [sampleCertificate()] })
    const bridge = await showHead(account, sampleConnection({ isException: true }))

    await press(EXCEPTION)
    expect(document.body.textContent).toContain(sampleCertificate().fingerprint.slice(0, 48))
    await press('No longer trust')

    expect(bridge.calls.at(-1)).toMatchObject({
      name: 'accounts:change',
      request: { id: account.id, trustedCertificates: [] },
    })
  })
})
