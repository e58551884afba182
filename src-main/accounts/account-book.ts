import { randomUUID } from 'node:crypto'
import type { Account, AccountChange, NewAccount } from '../contract/account.ts'
import type { LoginMethod } from '../contract/login.ts'
import type { JsonFile } from './json-file.ts'
import { openSecret, sealSecret } from './secrets.ts'

/** Fields that accounts written by 0.1 do not have. */
const ADDED_LATER = {
  login: 'auto',
  proxy: null,
  trustedCertificates: [],
  lastLogin: null,
  sparesMetered: false,
} as const satisfies Partial<Account>

type KeptAccount = Omit<Account, keyof typeof ADDED_LATER> & Partial<Account>

/**
 * What accounts.json holds. Passwords are sealed (secrets.ts), by account, and stand apart from what may be shown.
 */
export type AccountFile = {
  accounts: KeptAccount[]
  passwords: Record<string, string>
  proxyPasswords: Record<string, string>
  /** The accounts whose servers refused the password that is kept. */
  refused: string[]
}

export const NO_ACCOUNTS: AccountFile = { accounts: [], passwords: {}, proxyPasswords: {}, refused: [] }

/** The accounts of a profile, in the order they were added. */
export interface AccountBook {
  list(): Account[]
  /** @throws AccountNotFoundError */
  find(id: string): Account
  /** @throws AccountNotFoundError */
  passwordOf(id: string): string
  /** undefined: none is kept. @throws AccountNotFoundError */
  proxyPasswordOf(id: string): string | undefined
  add(account: NewAccount, options?: { isSample: boolean }): Account
  /**
   * Changes all fields; a password only when one is given. A proxy that asks for no user has none, and another server
   * starts without a remembered login. @throws AccountNotFoundError
   */
  change(change: AccountChange): Account
  /** Another password than the one that was refused. @throws AccountNotFoundError */
  setPassword(id: string, password: string): void
  /** Keeps that the server refused the password. @throws AccountNotFoundError */
  refusePassword(id: string): void
  /** Whether the password that is kept was refused by the server as the account has it now. */
  isPasswordRefused(id: string): boolean
  /** Keeps how a login was done. @throws AccountNotFoundError */
  rememberLogin(id: string, method: LoginMethod): void
  remove(id: string): void
}

export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError'
}

/**
 * How the last login was done, if that was with the server that `fields` lead to: what one server can do says nothing
 * about another.
 */
export function lastLoginWith(
  account: Account,
  { host, port, security }: Pick<Account, 'host' | 'port' | 'security'>,
): LoginMethod | null {
  const isSame = account.host === host && account.port === port && account.security === security
  return isSame ? account.lastLogin : null
}

/** Opens the book kept in `file`. `secretsKey` seals the passwords (vault.ts). */
export function openAccountBook(file: JsonFile<AccountFile>, secretsKey: Uint8Array): AccountBook {
  const list = (): Account[] => file.read().accounts.map((kept) => ({ ...ADDED_LATER, ...kept }))
  const replaced = (account: Account): Account[] =>
    list().map((one) => (one.id === account.id ? account : one))

  const find = (id: string): Account => {
    const account = list().find((one) => one.id === id)
    if (!account) throw new AccountNotFoundError(`no account ${id}`)
    return account
  }

  const refusedWithout = (id: string): string[] => file.read().refused.filter((one) => one !== id)

  /** The sealed passwords after a change of `account`: a new one, the one there was, or none. */
  const sealed = (
    account: Account,
    { password, proxyPassword }: Pick<AccountChange, 'password' | 'proxyPassword'>,
  ): Pick<AccountFile, 'passwords' | 'proxyPasswords'> => {
    const { passwords, proxyPasswords } = file.read()
    const { id, proxy } = account
    return {
      passwords: put(passwords, id, password && sealSecret(secretsKey, id, password)),
      proxyPasswords: proxy?.user
        ? put(proxyPasswords, id, proxyPassword && sealSecret(secretsKey, proxyOwner(id), proxyPassword))
        : without(proxyPasswords, id),
    }
  }

  return {
    list,
    find,
    passwordOf(id) {
      const password = file.read().passwords[find(id).id]
      if (password === undefined) throw new AccountNotFoundError(`no password of account ${id}`)
      return openSecret(secretsKey, id, password)
    },
    proxyPasswordOf(id) {
      const password = file.read().proxyPasswords[find(id).id]
      return password === undefined ? undefined : openSecret(secretsKey, proxyOwner(id), password)
    },
    add({ password, proxyPassword, ...fields }, { isSample } = { isSample: false }) {
      const account: Account = { id: randomUUID(), ...fields, isSample, lastLogin: null }
      file.write({ accounts: [...list(), account], ...sealed(account, { password, proxyPassword }) })
      return account
    },
    change({ password, proxyPassword, ...fields }) {
      const before = find(fields.id)
      const account: Account = { ...before, ...fields, lastLogin: lastLoginWith(before, fields) }
      const isOtherLogin =
        password !== undefined || LOGIN_FIELDS.some((name) => account[name] !== before[name])
      file.write({
        accounts: replaced(account),
        ...sealed(account, { password, proxyPassword }),
        ...(isOtherLogin && { refused: refusedWithout(account.id) }),
      })
      return account
    },
    setPassword(id, password) {
      file.write({ ...sealed(find(id), { password }), refused: refusedWithout(id) })
    },
    refusePassword(id) {
      file.write({ refused: [...refusedWithout(id), find(id).id] })
    },
    isPasswordRefused: (id) => file.read().refused.includes(id),
    rememberLogin(id, method) {
      file.write({ accounts: replaced({ ...find(id), lastLogin: method }) })
    },
    remove(id) {
      const { passwords, proxyPasswords } = file.read()
      file.write({
        accounts: list().filter((one) => one.id !== id),
        passwords: without(passwords, id),
        proxyPasswords: without(proxyPasswords, id),
        refused: refusedWithout(id),
      })
    },
  }
}

/** What a login is made of: a refused password may be right with others of these. */
const LOGIN_FIELDS = ['host', 'port', 'security', 'user', 'login'] as const

/** Another owner than the account itself, so that neither password opens in the other's place. */
const proxyOwner = (id: string): string => `${id} proxy`

const put = (
  secrets: Record<string, string>,
  id: string,
  secret: string | undefined,
): Record<string, string> => (secret ? { ...secrets, [id]: secret } : secrets)

const without = (secrets: Record<string, string>, id: string): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).filter(([owner]) => owner !== id))
