// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account, ConnectionReport } from '../../../../../src-main/contract/account.ts'
import { calls } from '../../../../../src-main/contract/calls.ts'
import AccountDialog from '../../../../../src-renderer/features/accounts/AccountDialog.vue'
import RemoveAccountDialog from '../../../../../src-renderer/features/accounts/RemoveAccountDialog.vue'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import {
  createFakeMailBridge,
  FakeFailure,
  type FakeMailBridge,
} from '../../../../support/fake-mail-bridge.ts'
import { sampleCertificate, sampleConnection } from '../../../../support/account-samples.ts'
import { LEAVE } from '../../../../support/retentions.ts'
import { idleState } from '../../../../support/idle-state.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { enter, field, fill, press, showView } from '../../../../support/show-view.ts'

let dialog: VueWrapper
afterEach(() => dialog.unmount())

async function open(account: Account | null, view = AccountDialog): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge({ accounts: account ? [account] : [] })
  dialog = await showView(view, { bridge, props: { open: false, accountId: account?.id ?? null } })
  await useAccountsStore().load()
  await dialog.setProps({ open: true })
  await flushPromises()
  bridge.calls.length = 0
  return bridge
}

const values = (...labels: string[]): string[] => labels.map((label) => field(label).value)
const isClosed = (): boolean => dialog.emitted('update:open')?.at(-1)?.[0] === false
/** The calls that do something; what is known of a provider or the computer may be asked at any time. */
const orders = ({ calls }: FakeMailBridge): FakeMailBridge['calls'] =>
  calls.filter(({ name }) => name !== 'accounts:suggest' && name !== 'app:tellsMetered')
const shown = (): string => document.body.textContent

async function fillNew(): Promise<void> {
  await fill('E-mail address', 'noa@example.org')
  await fill('Password', 'correct horse')
}

describe('adding an account', () => {
  it('guesses server and user name from the address until they are edited', async () => {
    await open(null)

    await fill('E-mail address', 'noa@Example.org')
    expect(values('Server name', 'User name', 'Port')).toEqual(['pop.example.org', 'noa@Example.org', '995'])
    await fill('User name', 'noa')
    await fill('Server name', 'mail.example.org')
    await fill('E-mail address', 'noa@example.net')

    expect(values('Server name', 'User name')).toEqual(['mail.example.org', 'noa'])
  })

  it('sends, on Enter, what main accepts, and closes', async () => {
    const bridge = await open(null)

    await fillNew()
    await enter('Password')

    expect(orders(bridge).map(({ name }) => name)).toEqual(['accounts:add'])
    expect(calls['accounts:add'].request.parse(orders(bridge)[0]?.request)).toMatchObject({
      email: 'noa@example.org',
      host: 'pop.example.org',
      port: 995,
      security: 'tls',
      user: 'noa@example.org',
      password: 'correct horse',
      retention: { ...LEAVE, keepsStarred: true },
      partialAboveMegabytes: null,
    })
    expect(isClosed()).toBe(true)
  })

  it('says at each field what will not do, goes to the first, and sends nothing', async () => {
    const bridge = await open(null)

    await fill('E-mail address', 'noa')
    await fill('Port', '70000')
    await enter('Port')

    const wrong = [...document.querySelectorAll('[aria-invalid]')]
    expect(wrong).toEqual([field('E-mail address'), field('Password'), field('Server name'), field('Port')])
    expect(document.activeElement).toBe(field('E-mail address'))
    expect(orders(bridge)).toEqual([])
  })

  it('stays open and says why when it could not be kept', async () => {
    const bridge = await open(null)
    bridge.fail('accounts:add', 'disk-full')

    await fillNew()
    await enter('Password')

    expect(shown()).toContain('The disk is full')
    expect(isClosed()).toBe(false)
  })
})

describe('an address of a known provider', () => {
  const port = (): string => field('Port').value

  it('fills in server, encryption, port and user name, until they are edited', async () => {
    const bridge = await open(null)

    await fill('E-mail address', 'anna@alice.it')
    expect(values('Server name', 'User name')).toEqual(['in.alice.it', 'anna@alice.it'])
    expect(port()).toBe('110')
    await fill('Server name', 'mail.example.org')
    await fill('E-mail address', 'anna@free.fr')
    expect(values('Server name', 'User name')).toEqual(['mail.example.org', 'anna'])
    await fill('Password', 'correct horse')
    await enter('Password')

    expect(orders(bridge)[0]?.request).toMatchObject({ host: 'mail.example.org', security: 'tls', port: 995 })
  })

  it('says what Gmail does its own way, and offers recent:', async () => {
    const bridge = await open(null)
    await fill('E-mail address', 'anna@gmail.com')
    expect(shown()).toContain('some 250 messages at a time')
    expect(shown()).toContain('Removing them from here does nothing')

    field('Fetch also what other programs have fetched').click()
    await flushPromises()
    expect(values('User name')).toEqual(['recent:anna@gmail.com'])
    field('Fetch also what other programs have fetched').click()
    await flushPromises()
    expect(values('User name')).toEqual(['anna@gmail.com'])

    await press('Instructions of Gmail')
    expect(bridge.calls.at(-1)).toMatchObject({ name: 'links:open' })
  })

  it('asks Outlook’s users for a token, and for no password', async () => {
    await open(null)

    await fill('E-mail address', 'anna@outlook.com')
    expect(shown()).toContain('It refuses passwords')
    expect([...document.querySelectorAll('label')].map((label) => label.textContent)).not.toContain(
      'Password',
    )
    await press('Save')

    expect(field('Access token').getAttribute('aria-invalid')).toBe('true')
  })

  it('says that there is no POP3, and guesses no server', async () => {
    await open(null)

    await fill('E-mail address', 'anna@proton.me')

    expect(shown()).toContain('Proton Mail offers no POP3')
    expect(values('Server name')).toEqual([''])
  })

  it('says nothing of a provider whose server is not the account’s', async () => {
    await open(sampleAccount({ email: 'anna@gmail.com', host: 'mail.example.org' }))

    expect(shown()).not.toContain('Gmail')
  })

  it('knows of an account that is edited what it knew when it was made', async () => {
    await open(
      sampleAccount({ email: 'anna@gmail.com', host: 'pop.gmail.com', user: 'recent:anna@gmail.com' }),
    )

    expect(shown()).toContain('Settings for Gmail')
    expect(values('User name')).toEqual(['recent:anna@gmail.com'])
  })
})

describe('what leaves the server by itself', () => {
  const rows = messageRows(3)
  const found = { count: 250, octets: 12_400_000, rows }

  it('is shown before it is switched on, and saved only by its own button', async () => {
    const account = sampleAccount()
    const bridge = await open(account)
    bridge.answer('accounts:previewRetention', () => found)

    await fill('Messages at most', '100')
    await press('Save')
    expect(orders(bridge).map(({ name }) => name)).toEqual(['accounts:previewRetention'])
    expect(orders(bridge)[0]?.request).toMatchObject({
      accountId: account.id,
      retention: { maxMessages: 100, afterDays: null },
    })
    expect(shown()).toContain('250 messages, 12.4 MB')
    expect(shown()).toContain('Subject 2')
    expect(shown()).toContain('and 247 more')

    await press('Save and let them go')
    expect(orders(bridge)[1]).toMatchObject({
      name: 'accounts:change',
      request: { retention: { maxMessages: 100 } },
    })
    expect(isClosed()).toBe(true)
  })

  it('can be looked at without saving', async () => {
    const bridge = await open(sampleAccount())
    bridge.answer('accounts:previewRetention', () => found)

    await fill('Megabytes at most', '1')
    await press('What would go now…')

    expect(shown()).toContain('250 messages, 12.4 MB')
    expect(orders(bridge).map(({ name }) => name)).toEqual(['accounts:previewRetention'])
  })

  it('is saved at once when nothing would go now', async () => {
    const bridge = await open(sampleAccount())

    await fill('Megabytes at most', '1')
    await press('Save')

    expect(orders(bridge).map(({ name }) => name)).toEqual(['accounts:previewRetention', 'accounts:change'])
  })

  it('is not saved when nobody can say what would go', async () => {
    const bridge = await open(sampleAccount())
    bridge.fail('accounts:previewRetention', 'store-stopped')

    await fill('Messages at most', '1')
    await press('Save')

    expect(orders(bridge).map(({ name }) => name)).toEqual(['accounts:previewRetention'])
    expect(isClosed()).toBe(false)
  })

  it('must be a whole number or nothing', async () => {
    const bridge = await open(sampleAccount())

    await fill('Messages at most', 'many')
    await press('Save')

    expect(shown()).toContain('A whole number from 1, or nothing')
    expect(orders(bridge)).toEqual([])
  })

  it('is beside what the server announced', async () => {
    const account = sampleAccount()
    const bridge = await open(account)

    bridge.emit('sync:changed', {
      ...idleState(account.id),
      server: { expiresAfterDays: 30, loginDelaySeconds: 600 },
    })
    await flushPromises()

    expect(shown()).toContain('The server deletes mail by itself after 30 days.')
    expect(shown()).toContain('It wants 10 minutes between two logins.')
  })
})

describe('metered connections', () => {
  it('are said to be unknown where the computer does not tell them apart', async () => {
    const bridge = await open(null)
    expect(shown()).not.toContain('does not tell which connections are metered')
    dialog.unmount()

    bridge.answer('app:tellsMetered', () => false)
    dialog = await showView(AccountDialog, { bridge, props: { open: true, accountId: null } })

    expect(shown()).toContain('does not tell which connections are metered')
  })
})

describe('editing an account', () => {
  it('keeps the stored password when none is typed', async () => {
    const account = sampleAccount({ user: 'alon', host: 'mail.example.org', port: 1995 })
    const bridge = await open(account)
    expect(values('Server name', 'User name', 'Port', 'Password')).toEqual([
      'mail.example.org',
      'alon',
      '1995',
      '',
    ])

    await fill('Name shown', 'Home')
    await enter('Name shown')

    const { isSample: _, lastLogin: __, clientCertificate: ___, kept: ____, ...fields } = account
    expect(bridge.calls).toEqual([{ name: 'accounts:change', request: { ...fields, name: 'Home' } }])
  })

  it('sends a password that was typed', async () => {
    const bridge = await open(sampleAccount())

    await fill('Password', 'new horse')
    await enter('Password')

    expect(bridge.calls[0]?.request).toMatchObject({ password: 'new horse' })
  })

  it('warns in plain words while nothing is encrypted', async () => {
    await open(sampleAccount({ security: 'none', port: 110 }))

    expect(shown()).toContain('anyone on the way can read your password')
  })

  it('leaves the server of the sample mailbox to the program', async () => {
    await open(sampleAccount({ isSample: true }))

    expect(shown()).not.toContain('Server name')
    expect(field('Name shown').value).toBe('Alon')
  })
})

describe('testing the connection', () => {
  it('needs no more than the server, user and password', async () => {
    const bridge = await open(null)

    await fill('Server name', 'localhost')
    await fill('User name', 'alon')
    await fill('Password', 'correct horse')
    await press('Test connection')

    expect(calls['accounts:test'].request.parse(bridge.calls[0]?.request)).toEqual({
      host: 'localhost',
      port: 995,
      security: 'tls',
      user: 'alon',
      password: 'correct horse',
      login: 'auto',
      oauth: null,
      proxy: null,
      trustedCertificates: [],
    })
    expect(isClosed()).toBe(false)
  })

  it('answers in words: messages, size, TLS, login and time', async () => {
    await open(sampleAccount())

    await press('Test connection')

    const facts = [...document.querySelectorAll('[role=status] li')].map((fact) => fact.textContent)
    expect(facts).toEqual([
      '118 messages',
      '4.2 MB',
      'TLS 1.3',
      'login: SCRAM-SHA-256',
      expect.stringContaining('0.2'),
    ])
  })

  it('says what went wrong, what to do, and what the server said', async () => {
    const bridge = await open(sampleAccount())
    bridge.answer('accounts:test', () => {
      throw new FakeFailure('mailbox-busy', '-ERR [IN-USE] maildrop <b>locked</b>')
    })

    await press('Test connection')

    expect(shown()).toContain('The mailbox is in use elsewhere')
    expect(shown()).toContain('Your password is fine')
    expect(shown()).toContain('-ERR [IN-USE] maildrop <b>locked</b>')
  })

  it('forgets an answer, also one still to come, when the server changes', async () => {
    const bridge = await open(sampleAccount())
    let answer: ((report: ConnectionReport) => void) | undefined
    bridge.answer('accounts:test', () => new Promise((resolve) => (answer = resolve)))

    await press('Test connection')
    await fill('Server name', 'other.example.org')
    answer?.({
      messages: 1,
      octets: 1,
      connection: { tls: null, login: 'USER' },
      capabilities: [],
      millis: 1,
    })
    await flushPromises()

    expect(shown()).not.toContain('The connection works')
    expect(shown()).not.toContain('Testing the connection')
  })
})

describe('the connection', () => {
  const section = (): HTMLDetailsElement => document.querySelector('details')!

  it('is folded away, with what is unusual said beside its heading', async () => {
    const proxy = { kind: 'socks5', host: 'proxy.example', port: 1080, user: '' } as const
    await open(sampleAccount({ login: 'CRAM-MD5', proxy, trustedCertificates: [sampleCertificate()] }))

    expect(section().open).toBe(false)
    expect(document.querySelector('summary')?.textContent).toContain(
      'CRAM-MD5 · SOCKS5 · 1 certificate trusted',
    )
  })

  it('tells which login the automatic choice came to', async () => {
    await open(sampleAccount({ lastLogin: 'SCRAM-SHA-256' }))

    expect(section().textContent).toContain('Last used: SCRAM-SHA-256')
  })

  it('unfolds when a weaker login was refused, and says how to accept one', async () => {
    const bridge = await open(sampleAccount())
    bridge.fail('accounts:test', 'login-weaker')

    await press('Test connection')

    expect(shown()).toContain('The server now offers only weaker logins than before')
    expect(shown()).toContain('choose the login method by hand')
    expect(section().open).toBe(true)
  })

  it('unfolds to show what will not do, and sends a proxy with its own password', async () => {
    const proxy = { kind: 'http', host: '', port: 3128, user: 'alon' } as const
    const account = sampleAccount({ proxy })
    const bridge = await open(account)

    await enter('Name shown')
    expect(section().open).toBe(true)
    expect(document.activeElement).toBe(field('Proxy name'))
    await fill('Proxy name', 'proxy.example')
    await fill('Proxy password', 'proxy horse')
    await enter('Proxy name')

    expect(calls['accounts:change'].request.parse(bridge.calls[0]?.request)).toMatchObject({
      proxy: { ...proxy, host: 'proxy.example' },
      proxyPassword: 'proxy horse',
    })
    expect(bridge.calls[0]?.request).not.toHaveProperty('password')
  })
})

describe('a certificate that was refused', () => {
  const certificate = sampleCertificate()

  async function testAgainst(account: Account): Promise<FakeMailBridge> {
    const bridge = await open(account)
    bridge.answer('accounts:test', ({ trustedCertificates }) => {
      if (trustedCertificates.length === 0) throw new FakeFailure('certificate', undefined, certificate)
      return { messages: 3, octets: 9, connection: sampleConnection(), capabilities: [], millis: 9 }
    })
    await press('Test connection')
    return bridge
  }

  it('is shown in full', async () => {
    await testAgainst(sampleAccount())

    const { host, subject, issuer, names, fingerprint } = certificate
    for (const fact of [`${host}:995`, subject, issuer, names, fingerprint]) expect(shown()).toContain(fact)
    expect(shown()).toContain('nobody but the server itself vouches for it')
    expect(shown()).toContain('2026')
  })

  it('is trusted only with a second step, then tested with, and kept with the account', async () => {
    const bridge = await testAgainst(sampleAccount())

    await press('Trust this certificate for this server…')
    expect(shown()).toContain('this certificate, and no other')
    expect(bridge.calls).toHaveLength(1)
    await press('Trust this certificate')

    expect(shown()).toContain('The connection works')
    await enter('Name shown')
    const saved = calls['accounts:change'].request.parse(bridge.calls.at(-1)?.request)
    expect(saved.trustedCertificates).toEqual([certificate])
    expect(isClosed()).toBe(true)
  })

  it('is no longer trusted once that is taken back', async () => {
    const other = sampleCertificate({ port: 110 })
    const bridge = await open(sampleAccount({ trustedCertificates: [other] }))

    await press('No longer trust')
    await enter('Name shown')

    expect(bridge.calls[0]?.request).toMatchObject({ trustedCertificates: [] })
  })
})

describe('removing an account', () => {
  it('says what goes and what stays, and removes only when told to', async () => {
    const account = sampleAccount()
    const bridge = await open(account, RemoveAccountDialog)
    expect(shown()).toContain('all its mail kept on this computer')
    expect(shown()).toContain('Copies on the server stay')
    expect(bridge.calls).toEqual([])

    await press('Remove account')

    expect(bridge.calls).toEqual([{ name: 'accounts:remove', request: { id: account.id } }])
    expect(isClosed()).toBe(true)
  })
})
