// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../../../src-main/contract/account.ts'
import { calls } from '../../../../../src-main/contract/calls.ts'
import AccountDialog from '../../../../../src-renderer/features/accounts/AccountDialog.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import {
  createFakeMailBridge,
  FakeFailure,
  type FakeMailBridge,
} from '../../../../support/fake-mail-bridge.ts'
import { sampleCertificate, sampleConnection, syncState } from '../../../../support/account-samples.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { enter, field, fill, press, showView } from '../../../../support/show-view.ts'

let dialog: VueWrapper
afterEach(() => dialog.unmount())

async function open(account: Account): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({ accounts: [account] })
  dialog = await showView(AccountDialog, { bridge, props: { open: false, accountId: account.id } })
  await useAccountsStore().load()
  await dialog.setProps({ open: true })
  await flushPromises()
  bridge.calls.length = 0
  return bridge
}

const values = (...labels: string[]): string[] => labels.map((label) => field(label).value)
const shown = (): string => document.body.textContent

describe('a login that is not by password', () => {
  const oauth = { tokenUrl: 'https://login.example/token', clientId: 'restante' }

  it('by token asks for no password, and sends what was entered as main accepts it', async () => {
    const bridge = await open(sampleAccount({ login: 'XOAUTH2', kept: [] }))

    expect(() => field('Password')).toThrow()
    await enter('Name shown')
    expect(document.querySelector('[aria-invalid]')).toBe(field('Access token'))
    await fill('Token server', oauth.tokenUrl)
    await fill('Client ID', oauth.clientId)
    await fill('Refresh token', 'refresh-horse')
    await enter('Name shown')

    const sent = calls['accounts:change'].request.parse(bridge.calls[0]?.request)
    expect(sent).toMatchObject({ login: 'XOAUTH2', oauth, refreshToken: 'refresh-horse' })
    expect(sent).not.toHaveProperty('password')
    expect(sent).not.toHaveProperty('clientSecret')
  })

  it('keeps the tokens there are when none is typed', async () => {
    const bridge = await open(sampleAccount({ login: 'XOAUTH2', oauth, kept: ['refreshToken'] }))

    expect(values('Token server', 'Client ID', 'Refresh token')).toEqual([oauth.tokenUrl, 'restante', ''])
    await enter('Name shown')

    expect(bridge.calls[0]).toMatchObject({ name: 'accounts:change', request: { oauth } })
    expect(bridge.calls[0]?.request).not.toHaveProperty('refreshToken')
  })

  it('refuses a token server that is none, at its field', async () => {
    const bridge = await open(sampleAccount({ login: 'OAUTHBEARER', kept: ['refreshToken'] }))

    await fill('Token server', 'login.example/token')
    await fill('Client ID', 'restante')
    await enter('Name shown')

    expect(document.activeElement).toBe(field('Token server'))
    expect(bridge.calls).toEqual([])
  })

  it('by certificate takes a file by its passphrase, and sends only which one', async () => {
    const bridge = await open(sampleAccount({ login: 'EXTERNAL', kept: [] }))
    const id = '3f2b0c1e-58f5-4ad0-9d3c-0a3f5b8f9a10'
    const facts = { subject: 'CN=alon', fingerprint: sampleCertificate().fingerprint, validTo: null }
    bridge.answer('certificates:choose', () => ({ id, fileName: 'alon.p12', certificate: null }))
    bridge.answer('certificates:open', ({ passphrase }) => {
      if (passphrase !== 'grey pigeons') throw new FakeFailure('client-certificate-unreadable')
      return { id, fileName: 'alon.p12', certificate: facts }
    })

    await press('Choose file…')
    expect(shown()).toContain('alon.p12')
    await fill('Passphrase of the file', 'white pigeons')
    await press('Open')
    expect(shown()).toContain('The certificate file could not be opened')
    await fill('Passphrase of the file', 'grey pigeons')
    await press('Open')
    expect(shown()).toContain('CN=alon')
    await enter('Name shown')

    const sent = calls['accounts:change'].request.parse(bridge.calls.at(-1)?.request)
    expect(sent.certificateId).toBe(id)
    expect(JSON.stringify(sent)).not.toContain('pigeons')
  })

  it('by certificate needs one', async () => {
    const bridge = await open(sampleAccount({ login: 'EXTERNAL', kept: [] }))

    await enter('Name shown')

    expect(shown()).toContain('A file with a certificate and its key')
    expect(bridge.calls).toEqual([])
  })
})

describe('a user name that was refused', () => {
  it('is offered in the other forms that providers use, one click from the field, and not tried', async () => {
    const bridge = await open(sampleAccount({ email: 'noa@example.org', user: 'noa' }))
    bridge.fail('accounts:test', 'auth-rejected')
    await press('Test connection')
    expect(shown()).toContain('another login method may help')

    await press('Use \u2068noa+example.org\u2069')

    expect(field('User name').value).toBe('noa+example.org')
    expect(bridge.calls.filter(({ name }) => name === 'accounts:test')).toHaveLength(1)
  })

  it('stays alone where there is no address to make another form of', async () => {
    const bridge = await open(sampleAccount({ email: 'noa', user: 'noa' }))
    bridge.fail('accounts:test', 'auth-rejected')

    await press('Test connection')

    expect(shown()).not.toContain('in another form')
  })
})

describe('the last session', () => {
  it('is shown with its encryption and its login, and with what rests on an exception alone', async () => {
    const account = sampleAccount()
    const bridge = await open(account)
    bridge.emit(
      'sync:changed',
      syncState(account.id, { connection: sampleConnection({ isException: true }) }),
    )
    await flushPromises()

    expect(shown()).toContain('TLS 1.3 · TLS_AES_256_GCM_SHA384')
    expect(shown()).toContain('trusted by your exception alone')
    expect(shown()).toContain(sampleConnection().tls?.fingerprint.slice(0, 48))
  })

  it('that a test had is marked where an exception holds it', async () => {
    const bridge = await open(sampleAccount())
    const connection = sampleConnection({ isException: true })
    bridge.answer('accounts:test', () => ({
      messages: 3,
      octets: 9,
      connection,
      capabilities: [],
      millis: 9,
    }))

    await press('Test connection')

    expect(shown()).toContain('Encrypted, but only your exception vouches for the certificate')
  })
})
