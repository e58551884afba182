import { describe, expect, it } from 'vitest'
import { ACCOUNT_COLOURS } from '../../../../../src-main/contract/account.ts'
import { checkFields } from '../../../../../src-renderer/features/accounts/check-fields.ts'
import { nextColour } from '../../../../../src-renderer/features/accounts/colours.ts'
import { useAccountForm } from '../../../../../src-renderer/features/accounts/use-account-form.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'

describe('the port', () => {
  it('moves with the encryption while it is the usual one', () => {
    const form = useAccountForm(() => [])

    const ports = (['tls', 'stls', 'none', 'tls'] as const).map((security) => {
      form.security = security
      return form.port
    })

    expect(ports).toEqual(['995', '110', '110', '995'])
  })

  it('stays when it was set by hand', () => {
    const form = useAccountForm(() => [])

    form.port = '1995'
    form.security = 'stls'

    expect(form.port).toBe('1995')
  })

  it('moves again for an account that has the usual one', () => {
    const form = useAccountForm(() => ['password'])
    form.fill(sampleAccount({ security: 'stls', port: 110 }), 0)

    form.security = 'tls'

    expect(form.port).toBe('995')
  })
})

describe('the fields', () => {
  const good = {
    email: 'a@b',
    host: 'pop.example.org',
    port: '995',
    user: 'alon',
    password: 'x',
    proxy: null,
    maxMessages: '',
    maxMegabytes: '',
  }

  it.each([
    ['email', 'ab'],
    ['email', 'a b@c'],
    ['email', '@c'],
    ['host', ''],
    ['host', 'pop example'],
    ['port', '0'],
    ['port', '65536'],
    ['port', '99.5'],
    ['port', '1e3'],
    ['user', '  '],
    ['password', ''],
  ] as const)('are refused for %s "%s"', (name, value) => {
    expect(Object.keys(checkFields({ ...good, [name]: value }))).toEqual([name])
  })

  it.each([
    ['email', 'имя@почта.example'],
    ['host', '127.0.0.1'],
    ['host', ' pop.example.org '],
    ['port', '1'],
    ['port', '65535'],
    ['password', null],
  ] as const)('are accepted for %s "%s"', (name, value) => {
    expect(checkFields({ ...good, [name]: value })).toEqual({})
  })
})

describe('the proxy', () => {
  const fields = {
    email: 'a@b',
    host: 'pop.example.org',
    port: '995',
    user: 'alon',
    password: 'x',
    maxMessages: '',
    maxMegabytes: '',
  }

  it('needs a name and a port, each said at its own field', () => {
    expect(checkFields({ ...fields, proxy: { host: '', port: '0' } })).toEqual({
      proxyHost: 'accounts.errorHost',
      proxyPort: 'accounts.errorPort',
    })
  })

  it('has the usual port of its kind until one is entered', () => {
    const form = useAccountForm(() => [])
    const { proxy } = form.entered
    proxy.host = 'proxy.example'

    const ports = (['socks5', 'http', 'none'] as const).map((kind) => {
      proxy.kind = kind
      return form.newAccount().proxy?.port
    })

    expect(ports).toEqual([1080, 8080, undefined])
  })
})

describe('the colour of a new account', () => {
  it('is the first that no other has', () => {
    expect(nextColour([0, 1, 3])).toBe(2)
  })

  it('is the one used least when all are taken', () => {
    const all = Array.from({ length: ACCOUNT_COLOURS }, (_, colour) => colour)

    expect(nextColour([...all, 0, 1])).toBe(2)
  })
})
