// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { suggest } from '../../../../../src-main/accounts/presets/suggest.ts'
import type { Finding } from '../../../../../src-main/contract/finding.ts'
import AccountDialog from '../../../../../src-renderer/features/accounts/AccountDialog.vue'
import {
  createFakeMailBridge,
  FakeFailure,
  type FakeMailBridge,
} from '../../../../support/fake-mail-bridge.ts'
import { enter, field, fill, press, showView } from '../../../../support/show-view.ts'

let dialog: VueWrapper
afterEach(() => dialog.unmount())

/** The form of a new account for noa@example.org, and what a search will find. */
async function open(finding: Finding = { found: null, tried: [] }): Promise<FakeMailBridge> {
  const bridge = createFakeMailBridge()
  bridge.answer('finding:find', () => finding)
  dialog = await showView(AccountDialog, { bridge, props: { open: true, accountId: null } })
  await fill('E-mail address', 'noa@example.org')
  return bridge
}

const shown = (): string => document.body.textContent.replaceAll(/[\u2068\u2069]/g, '')
const has = (words: string): boolean =>
  [...document.querySelectorAll('button')].some((button) => button.textContent.trim() === words)
const values = (...labels: string[]): string[] => labels.map((label) => field(label).value)
const searches = ({ calls }: FakeMailBridge): FakeMailBridge['calls'] =>
  calls.filter(({ name }) => name === 'finding:find')

const foundAt = (found: Partial<NonNullable<Finding['found']>>, port = 995): Finding => ({
  found: {
    origin: 'srv',
    source: '_pop3s._tcp.example.org',
    isOutside: false,
    suggestion: {
      provider: 'example.org',
      server: { host: 'box.example.org', port, security: 'tls', user: 'noa@example.org', login: 'auto' },
      notes: [],
      helpUrl: null,
    },
    ...found,
  },
  tried: [],
})

describe('Find settings', () => {
  it('S8: asks nobody until it is pressed, and then names the address but no password', async () => {
    const bridge = await open()
    await fill('Password', 'correct horse')
    expect(searches(bridge)).toEqual([])

    await press('Find settings')

    expect(searches(bridge)).toEqual([
      { name: 'finding:find', request: { email: 'noa@example.org', proxy: null } },
    ])
  })

  it('is not offered for a provider that is known, nor without an address', async () => {
    await open()
    expect(has('Find settings')).toBe(true)

    await fill('E-mail address', 'noa@gmail.com')
    expect(has('Find settings')).toBe(false)
    await fill('E-mail address', 'noa')
    expect(has('Find settings')).toBe(false)
  })

  it('S8: shows what was found and where it came from, and uses it only when told to', async () => {
    const bridge = await open(foundAt({}, 1995))
    await fill('Server name', 'typed.example.org')

    await press('Find settings')
    expect(shown()).toContain('Found: box.example.org:1995, TLS')
    expect(shown()).toContain('DNS names it (_pop3s._tcp.example.org)')
    expect(values('Server name')).toEqual(['typed.example.org'])
    await press('Use these settings')

    expect(values('Server name', 'Port', 'User name')).toEqual(['box.example.org', '1995', 'noa@example.org'])
    await fill('Password', 'correct horse')
    await enter('Password')
    expect(bridge.calls.at(-1)).toMatchObject({
      name: 'accounts:add',
      request: { host: 'box.example.org', port: 1995, security: 'tls' },
    })
  })

  it('S8: asks before it uses a server of another domain', async () => {
    const suggestion = suggest('noa@gmail.com')!
    await open(foundAt({ origin: 'mx', source: 'aspmx.l.google.com', isOutside: true, suggestion }))

    await press('Find settings')
    expect(shown()).toContain('mail for example.org goes to aspmx.l.google.com, which belongs to Gmail')
    await press('Use these settings')

    expect(shown()).toContain('This server is not part of example.org')
    expect(values('Server name')).toEqual(['pop.example.org'])
    await press('Use them: my mail is there')
    expect(values('Server name', 'Port')).toEqual(['pop.gmail.com', '995'])
    expect(shown()).toContain('Settings for Gmail')
  })

  it('says that the provider behind the domain has no POP3, and has nothing to use', async () => {
    const suggestion = suggest('noa@proton.me')!
    await open(foundAt({ origin: 'mx', source: 'mail.protonmail.ch', suggestion }))

    await press('Find settings')

    expect(shown()).toContain('Proton Mail offers no POP3')
    expect(has('Use these settings')).toBe(false)
  })

  it('says where it looked when there is nothing, and why not there', async () => {
    await open({
      found: null,
      tried: [{ host: 'pop.example.org', port: 995, security: 'tls', failure: 'certificate' }],
    })

    await press('Find settings')

    expect(shown()).toContain('No server was found')
    expect(shown()).toContain('pop.example.org:995')
    expect(shown()).toContain('The server’s certificate cannot be trusted')
  })

  it('can be called off, and is by another address and by closing', async () => {
    const bridge = await open()
    const stops = (): number => bridge.calls.filter(({ name }) => name === 'finding:stop').length
    let end: (() => void) | undefined
    bridge.answer(
      'finding:find',
      () => new Promise((_, reject) => (end = () => reject(new FakeFailure('cancelled')))),
    )

    await press('Find settings')
    expect(shown()).toContain('Looking for the server of example.org')
    document.querySelector<HTMLElement>('.finding button')?.click()
    end?.()
    await flushPromises()
    expect(stops()).toBe(1)
    expect(has('Find settings')).toBe(true)

    await press('Find settings')
    await fill('E-mail address', 'noa@example.net')
    expect(stops()).toBe(2)
    await press('Find settings')
    await dialog.setProps({ open: false })
    await expect.poll(stops).toBe(3)
    end?.()
  })

  it('says what went wrong, and can be pressed again', async () => {
    const bridge = await open()
    bridge.fail('finding:find', 'unexpected')

    await press('Find settings')

    expect(document.querySelector('[role=alert]')).not.toBeNull()
    bridge.fail('finding:find')
    await press('Find settings')
    expect(shown()).toContain('No server was found')
  })
})
