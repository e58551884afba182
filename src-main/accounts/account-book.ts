import { randomUUID } from 'node:crypto'
import type { Account, AccountChange, NewAccount } from '../contract/account.ts'
import type { JsonFile } from './json-file.ts'
import { openSecret, sealSecret } from './secrets.ts'

/** What accounts.json holds. Passwords are sealed (secrets.ts) and stand apart from what may be shown. */
export type AccountFile = { accounts: Account[]; passwords: Record<string, string> }

export const NO_ACCOUNTS: AccountFile = { accounts: [], passwords: {} }

/** The accounts of a profile, in the order they were added. */
export interface AccountBook {
  list(): Account[]
  /** @throws AccountNotFoundError */
  find(id: string): Account
  /** @throws AccountNotFoundError */
  passwordOf(id: string): string
  add(account: NewAccount, options?: { isSample: boolean }): Account
  /** Changes all fields; the password only when one is given. @throws AccountNotFoundError */
  change(change: AccountChange): Account
  remove(id: string): void
}

export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError'
}

/** Opens the book kept in `file`. `secretsKey` seals the passwords (vault.ts). */
export function openAccountBook(file: JsonFile<AccountFile>, secretsKey: Uint8Array): AccountBook {
  const list = (): Account[] => file.read().accounts
  const passwords = (): Record<string, string> => file.read().passwords

  const find = (id: string): Account => {
    const account = list().find((one) => one.id === id)
    if (!account) throw new AccountNotFoundError(`no account ${id}`)
    return account
  }

  return {
    list,
    find,
    passwordOf(id) {
      const sealed = passwords()[find(id).id]
      if (sealed === undefined) throw new AccountNotFoundError(`no password of account ${id}`)
      return openSecret(secretsKey, id, sealed)
    },
    add({ password, ...fields }, { isSample } = { isSample: false }) {
      const account: Account = { id: randomUUID(), ...fields, isSample }
      const sealed = sealSecret(secretsKey, account.id, password)
      file.write({ accounts: [...list(), account], passwords: { ...passwords(), [account.id]: sealed } })
      return account
    },
    change({ password, ...fields }) {
      const account: Account = { ...find(fields.id), ...fields }
      const sealed =
        password === undefined ? {} : { [account.id]: sealSecret(secretsKey, account.id, password) }
      file.write({
        accounts: list().map((one) => (one.id === account.id ? account : one)),
        passwords: { ...passwords(), ...sealed },
      })
      return account
    },
    remove(id) {
      file.write({
        accounts: list().filter((one) => one.id !== id),
        passwords: Object.fromEntries(Object.entries(passwords()).filter(([owner]) => owner !== id)),
      })
    },
  }
}
