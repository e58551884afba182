import { describe, expect, it } from 'vitest'
import { NO_ACCOUNTS, openAccountBook } from '../../../../src-main/accounts/account-book.ts'
import { accountSchema } from '../../../../src-main/contract/account.ts'
import { newAccount } from '../../../support/account-samples.ts'
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

  it('forgets the account and its password on removal', () => {
    const file = memoryFile(NO_ACCOUNTS)
    const book = openAccountBook(file, key)
    const { id } = book.add(newAccount())

    book.remove(id)

    expect(file.read()).toEqual(NO_ACCOUNTS)
    expect(() => book.find(id)).toThrow('no account')
  })
})
