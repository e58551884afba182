import { describe, expect, it } from 'vitest'
import { lastLoginWith, NO_ACCOUNTS, openAccountBook } from '../../../../src-main/accounts/account-book.ts'
import { accountSchema } from '../../../../src-main/contract/account.ts'
import { newAccount, sampleCertificate } from '../../../support/account-samples.ts'
import { LEAVE, REMOVE_AFTER_DOWNLOAD } from '../../../support/retentions.ts'
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

    expect(openAccountBook(file, key).secretsOf(id).password).toBe('pässwörd with spaces ')
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
    expect(book.secretsOf(id).password).toBe('old')
  })

  it('does not open a password with another key, or for another account', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const one = openAccountBook(file, key).add(newAccount({ password: 'one' }))
    const two = openAccountBook(file, key).add(newAccount({ password: 'two' }))

    expect(() => openAccountBook(file, new Uint8Array(32)).secretsOf(one.id).password).toThrow()
    const { passwords } = file.read()
    file.write({ passwords: { ...passwords, [one.id]: passwords[two.id]! } })
    expect(() => openAccountBook(file, key).secretsOf(one.id).password).toThrow()
  })

  it('opens a file of the first version: automatic login, no proxy, no exceptions', () => {
    const { login, oauth, proxy, trustedCertificates, password, ...fields } = newAccount()
    const id = '3f2b0c1e-58f5-4ad0-9d3c-0a3f5b8f9a10'
    const old = { id, ...fields, isSample: false }
    const file = memoryFile({ ...NO_ACCOUNTS, accounts: [old], passwords: {} })
    const book = openAccountBook(file, key)

    const added = { oauth: null, proxy: null, trustedCertificates: [], clientCertificate: null }
    const expected = { ...old, login: 'auto', ...added, lastLogin: null, kept: [] }
    expect(accountSchema.parse(book.find(id))).toEqual(expected)
    expect(book.secretsOf(id)).toEqual({})
    book.rememberLogin(book.find(id), 'PLAIN')
    expect(openAccountBook(file, key).find(id)).toEqual({ ...expected, lastLogin: 'PLAIN' })
  })

  it.each([
    ['leave', LEAVE],
    ['remove-after-download', REMOVE_AFTER_DOWNLOAD],
  ] as const)('understands the retention “%s” of the first version', (word, meaning) => {
    const { password, partialAboveMegabytes, ...fields } = newAccount()
    const old = { id: '3f2b0c1e-58f5-4ad0-9d3c-0a3f5b8f9a10', ...fields, retention: word, isSample: false }
    const book = openAccountBook(memoryFile({ ...NO_ACCOUNTS, accounts: [old] }), key)

    expect(accountSchema.parse(book.find(old.id))).toMatchObject({
      retention: meaning,
      partialAboveMegabytes: null,
    })
  })

  it('keeps the password of a proxy as it does the account’s, until the proxy asks for none', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const book = openAccountBook(file, key)
    const proxy = { kind: 'socks5', host: 'proxy.example', port: 1080, user: 'alon' } as const
    const { password, ...fields } = newAccount({ proxy })
    const { id } = book.add({ ...fields, password, proxyPassword: 'proxy horse' })

    expect(book.secretsOf(id).proxyPassword).toBe('proxy horse')
    expect(file.written()).not.toContain('proxy horse')
    expect(JSON.stringify(book.list())).not.toContain('proxy horse')
    book.change({ id, ...fields })
    expect(book.secretsOf(id).proxyPassword).toBe('proxy horse')
    book.change({ id, ...fields, proxy: { ...proxy, user: '' } })
    expect(book.secretsOf(id).proxyPassword).toBeUndefined()
    expect(book.secretsOf(id).password).toBe(password)
  })

  it('does not open the password of a proxy in the place of the account’s', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user: 'alon' } as const
    const { id } = openAccountBook(file, key).add({ ...newAccount({ proxy }), proxyPassword: 'x' })

    file.write({ passwords: file.read().proxyPasswords })

    expect(() => openAccountBook(file, key).secretsOf(id).password).toThrow()
  })

  it('remembers the login through a change of name, but not with another server', () => {
    const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
    const { password, ...fields } = newAccount()
    const account = book.add(newAccount())
    const { id } = account
    book.rememberLogin(account, 'SCRAM-SHA-256')

    expect(book.change({ id, ...fields, name: 'New name' }).lastLogin).toBe('SCRAM-SHA-256')
    expect(lastLoginWith(book.find(id), { ...fields, port: 1995 })).toBeNull()
    expect(book.change({ id, ...fields, host: 'pop.example.net' }).lastLogin).toBeNull()
  })

  it.each([
    ['host', 'pop.example.net'],
    ['port', 1995],
    ['security', 'stls'],
    ['user', 'alon'],
    ['login', 'PLAIN'],
  ] as const)('does not remember a login that was begun before the %s was changed', (field, value) => {
    const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
    const { password, ...fields } = newAccount()
    const account = book.add(newAccount())
    book.change({ id: account.id, ...fields, [field]: value })

    expect(book.rememberLogin(account, 'SCRAM-SHA-256')).toBe(false)
    expect(book.find(account.id).lastLogin).toBeNull()
  })

  it('keeps that a server takes one command at a time, for a month, or until it is another server', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const book = openAccountBook(file, key)
    const { id } = book.add(newAccount())
    const day = 24 * 60 * 60 * 1000
    expect(book.isOneAtATime(id, 0)).toBe(false)

    book.rememberOneAtATime(id, 0)

    expect(openAccountBook(file, key).isOneAtATime(id, 29 * day)).toBe(true)
    expect(book.isOneAtATime(id, 30 * day)).toBe(false)
    book.change({ id, ...newAccount({ name: 'New name' }) })
    expect(book.isOneAtATime(id, 1)).toBe(true)
    book.change({ id, ...newAccount({ host: 'pop.example.net' }) })
    expect(book.isOneAtATime(id, 1)).toBe(false)
  })

  it('says once that a login is news', () => {
    const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
    const account = book.add(newAccount())

    expect([1, 2].map(() => book.rememberLogin(account, 'CRAM-MD5'))).toEqual([true, false])
  })

  describe('with tokens', () => {
    const oauth = { tokenUrl: 'https://login.example/token', clientId: 'restante' }
    const given = { refreshToken: 'refresh-horse', clientSecret: 'client-horse', accessToken: 'access-horse' }
    const { password, ...fields } = newAccount({ login: 'XOAUTH2', oauth })

    it('seals them, says only which there are, and gives them back', () => {
      const file = memoryFile(NO_ACCOUNTS)
      const account = openAccountBook(file, key).add({ ...fields, ...given })

      expect(account.kept).toEqual(['accessToken', 'refreshToken', 'clientSecret'])
      expect(JSON.stringify(account) + file.written()).not.toContain('horse')
      expect(openAccountBook(file, key).secretsOf(account.id)).toEqual(given)
    })

    it('keeps them through a change that brings none, and drops what is of no use any more', () => {
      const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
      const { id } = book.add({ ...fields, ...given })

      expect(book.change({ id, ...fields, name: 'New name' }).kept).toEqual([
        'accessToken',
        'refreshToken',
        'clientSecret',
      ])
      expect(book.change({ id, ...fields, oauth: null }).kept).toEqual(['accessToken'])
      expect(book.change({ id, ...fields, oauth: null, login: 'auto' }).kept).toEqual([])
    })

    it('puts a replaced refresh token wherever the old one was', () => {
      const book = openAccountBook(memoryFile(NO_ACCOUNTS), key)
      const one = book.add({ ...fields, ...given })
      const other = book.add({ ...fields, ...given, refreshToken: 'of another grant' })

      book.replaceRefreshToken('refresh-horse', 'new horse')

      expect(book.secretsOf(one.id).refreshToken).toBe('new horse')
      expect(book.secretsOf(other.id).refreshToken).toBe('of another grant')
    })
  })

  it('keeps a client certificate: what is shown in sight, its file sealed, until it is taken away', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const book = openAccountBook(file, key)
    const { password, ...fields } = newAccount({ login: 'EXTERNAL' })
    const facts = { subject: 'CN=alon', fingerprint: sampleCertificate().fingerprint, validTo: null }
    const { id } = book.add({ ...fields, certificate: { facts, content: 'private horse' } })

    expect(book.change({ id, ...fields, name: 'New name' })).toMatchObject({
      clientCertificate: facts,
      kept: ['clientCertificate'],
    })
    expect(book.secretsOf(id).clientCertificate).toBe('private horse')
    expect(file.written()).not.toContain('horse')
    expect(book.change({ id, ...fields, certificate: null })).toMatchObject({
      clientCertificate: null,
      kept: [],
    })
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

      expect([book.isPasswordRefused(id), book.secretsOf(id).password]).toEqual([false, 'correct horse'])
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
