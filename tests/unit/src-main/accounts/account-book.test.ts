import { describe, expect, it } from 'vitest'
import { lastLoginWith, NO_ACCOUNTS, openAccountBook } from '../../../../src-main/accounts/account-book.ts'
import { accountSchema } from '../../../../src-main/contract/account.ts'
import { newAccount, sampleCertificate } from '../../../support/account-samples.ts'
import { memoryFile } from '../../../support/memory-file.ts'

const key = new Uint8Array(32).fill(9)

describe('account book', () => {
  it('keeps accounts in the order they were added, across a restart', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const first = openAccountBook(file, key).add(newAccount({ name: 'First' }))
    const second = openAccountBook(file, key).add(newAccount({ name: 'Second' }))

    expect(openAccountBook(file, key).list()).toEqual([first, second])
  })

  it('gives the password back, and writes it nowhere in clear', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const { id } = openAccountBook(file, key).add(newAccount({ password: 'pässwörd with spaces ' }))

    expect(openAccountBook(file, key).passwordOf(id)).toBe('pässwörd with spaces ')
    expect(file.written()).not.toContain('wörd')
  })

  it('never has the password among what may be shown', () => {
    const account = openAccountBook(memoryFile(NO_ACCOUNTS), key).add(newAccount())

    expect(account).not.toHaveProperty('password')
    expect(accountSchema.parse(account)).toEqual(account)
  })

  it('keeps the password when a change brings none', () => {
    const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
    const { id } = book.add(newAccount({ password: 'old' }))
    const { password, ...fields } = newAccount({ host: 'pop.example.net' })

    const changed = book.change({ id, ...fields })

    expect(changed.host).toBe('pop.example.net')
    expect(book.passwordOf(id)).toBe('old')
  })

  it('does not open a password with another key, or for another account', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const one = openAccountBook(file, key).add(newAccount({ password: 'one' }))
    const two = openAccountBook(file, key).add(newAccount({ password: 'two' }))

    expect(() => openAccountBook(file, new Uint8Array(32)).passwordOf(one.id)).toThrow()
    const { passwords } = file.read()
    file.write({ passwords: { ...passwords, [one.id]: passwords[two.id]! } })
    expect(() => openAccountBook(file, key).passwordOf(one.id)).toThrow()
  })

  it('opens a file of the first version: automatic login, no proxy, no exceptions', () => {
    const { login, proxy, trustedCertificates, password, ...fields } = newAccount()
    const id = '3f2b0c1e-58f5-4ad0-9d3c-0a3f5b8f9a10'
    const old = { id, ...fields, isSample: false }
    const file = memoryFile({ ...NO_ACCOUNTS, accounts: [old], passwords: {} })
    const book = openAccountBook(file, key)

    const expected = { ...old, login: 'auto', proxy: null, trustedCertificates: [], lastLogin: null }
    expect(accountSchema.parse(book.find(id))).toEqual(expected)
    expect(book.proxyPasswordOf(id)).toBeUndefined()
    book.rememberLogin(id, 'PLAIN')
    expect(openAccountBook(file, key).find(id)).toEqual({ ...expected, lastLogin: 'PLAIN' })
  })

  it('keeps the password of a proxy as it does the account’s, until the proxy asks for none', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const book = openAccountBook(file, key)
    const proxy = { kind: 'socks5', host: 'proxy.example', port: 1080, user: 'alon' } as const
    const { password, ...fields } = newAccount({ proxy })
    const { id } = book.add({ ...fields, password, proxyPassword: 'proxy horse' })

    expect(book.proxyPasswordOf(id)).toBe('proxy horse')
    expect(file.written()).not.toContain('proxy horse')
    expect(JSON.stringify(book.list())).not.toContain('proxyPassword')
    book.change({ id, ...fields })
    expect(book.proxyPasswordOf(id)).toBe('proxy horse')
    book.change({ id, ...fields, proxy: { ...proxy, user: '' } })
    expect(book.proxyPasswordOf(id)).toBeUndefined()
    expect(book.passwordOf(id)).toBe(password)
  })

  it('does not open the password of a proxy in the place of the account’s', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user: 'alon' } as const
    const { id } = openAccountBook(file, key).add({ ...newAccount({ proxy }), proxyPassword: 'x' })

    file.write({ passwords: file.read().proxyPasswords })

    expect(() => openAccountBook(file, key).passwordOf(id)).toThrow()
  })

  it('remembers the login through a change of name, but not with another server', () => {
    const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
    const { password, ...fields } = newAccount()
    const { id } = book.add(newAccount())
    book.rememberLogin(id, 'SCRAM-SHA-256')

    expect(book.change({ id, ...fields, name: 'New name' }).lastLogin).toBe('SCRAM-SHA-256')
    expect(lastLoginWith(book.find(id), { ...fields, port: 1995 })).toBeNull()
    expect(book.change({ id, ...fields, host: 'pop.example.net' }).lastLogin).toBeNull()
  })

  it('keeps trusted certificates in full', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const trustedCertificates = [sampleCertificate(), sampleCertificate({ port: 110 })]
    const { id } = openAccountBook(file, key).add(newAccount({ trustedCertificates }))

    expect(openAccountBook(file, key).find(id).trustedCertificates).toEqual(trustedCertificates)
  })

  it('forgets the account and its password on removal', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const book = openAccountBook(file, key)
    const { id } = book.add(newAccount())

    book.remove(id)

    expect(file.read()).toEqual(NO_ACCOUNTS)
    expect(() => book.find(id)).toThrow('no account')
  })

  describe('when the server refused a password', () => {
    const { password: _, ...fields } = newAccount()
    const refused = (file = memoryFile(NO_ACCOUNTS)) => {
      const book = openAccountBook(file, key)
      const { id } = book.add(newAccount())
      book.refusePassword(id)
      return { book, id, file }
    }

    it('knows it after a restart', () => {
      const { id, file } = refused()

      expect(openAccountBook(file, key).isPasswordRefused(id)).toBe(true)
    })

    it('takes another one, even the same again', () => {
      const { book, id } = refused()

      book.setPassword(id, 'correct horse')

      expect([book.isPasswordRefused(id), book.passwordOf(id)]).toEqual([false, 'correct horse'])
    })

    it('gives it another chance with another server, user or login method, but not with another colour', () => {
      const refusedAfter = (change: Partial<typeof fields>): boolean => {
        const { book, id } = refused()
        book.change({ id, ...fields, ...change })
        return book.isPasswordRefused(id)
      }

      expect(refusedAfter({ colour: 5 })).toBe(true)
      const changes = [
        { host: 'mail.example.org' },
        { port: 110 },
        { security: 'stls' as const },
        { user: 'alon' },
        { login: 'PLAIN' as const },
      ]
      expect(changes.filter(refusedAfter)).toEqual([])
    })
  })
})
