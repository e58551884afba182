import { randomUUID } from 'node:crypto'
import type { Account, AccountChange, NewAccount } from '../contract/account.ts'
import type { ClientCertificate } from '../contract/client-certificate.ts'
import type { LoginMethod } from '../contract/login.ts'
import {
  changeSecrets,
  keptKinds,
  NO_SECRETS,
  openSecrets,
  removeSecrets,
  type AccountSecrets,
  type SecretDrawers,
} from './account-secrets.ts'
import type { JsonFile } from './json-file.ts'
import { readRetention, type KeptRetention } from './kept-retention.ts'

/** Fields that accounts written by earlier versions do not have. */
const ADDED_LATER = {
  login: 'auto',
  oauth: null,
  proxy: null,
  trustedCertificates: [],
  clientCertificate: null,
  lastLogin: null,
  sparesMetered: false,
  partialAboveMegabytes: null,
  authservId: '',
} as const satisfies Partial<Account>

type KeptAccount = Omit<Account, keyof typeof ADDED_LATER | 'kept' | 'retention'> &
  Partial<Omit<Account, 'retention'>> & { retention: KeptRetention }

/** What accounts.json holds: what may be shown, and apart from it the secrets, sealed. */
export type AccountFile = {
  accounts: KeptAccount[]
  /** The accounts whose servers refused the password that is kept. */
  refused: string[]
  /** By account: when its server last broke a session with many commands at once (milliseconds since 1970). */
  oneAtATime: Record<string, number>
} & SecretDrawers

export const NO_ACCOUNTS: AccountFile = { accounts: [], refused: [], oneAtATime: {}, ...NO_SECRETS }

/** After so long a server is trusted with many commands at once again: it may have been mended, or wronged. */
const ONE_AT_A_TIME_MILLIS = 30 * 24 * 60 * 60 * 1000

/** A client certificate as an account keeps it: what is shown of it, and the file with its key. */
export interface KeptCertificate {
  facts: ClientCertificate
  /** To be kept secret. */
  content: string
}

/** An account's fields and secrets. `certificate` absent: keep the one there is; null: have none. */
type Entered<T> = Omit<T, 'certificateId'> & { certificate?: KeptCertificate | null | undefined }

/** The accounts of a profile, in the order they were added. */
export interface AccountBook {
  list(): Account[]
  /** @throws AccountNotFoundError */
  find(id: string): Account
  /** @throws AccountNotFoundError */
  secretsOf(id: string): AccountSecrets
  add(account: Entered<NewAccount>, options?: { isSample: boolean }): Account
  /**
   * Changes all fields; a secret only when one is given. Secrets that the account has no more use for go, and another
   * server starts without a remembered login. @throws AccountNotFoundError
   */
  change(change: Entered<AccountChange>): Account
  /** Another password than the one that was refused. @throws AccountNotFoundError */
  setPassword(id: string, password: string): void
  /** Keeps that the server refused the password. @throws AccountNotFoundError */
  refusePassword(id: string): void
  /** Whether the password that is kept was refused by the server as the account has it now. */
  isPasswordRefused(id: string): boolean
  /**
   * Keeps how a login was done with the account as it was then, unless it has been changed since.
   * @returns whether that is news
   */
  rememberLogin(asUsed: Account, method: LoginMethod): boolean
  /** From now on this server's reports in mail of the account are believed. @throws AccountNotFoundError */
  believeServer(id: string, authservId: string): void
  /** Keeps that the server cannot take many commands at once. @throws AccountNotFoundError */
  rememberOneAtATime(id: string, now: number): void
  /** Whether the server, as the account has it now, is to get one command at a time. */
  isOneAtATime(id: string, now: number): boolean
  /** Puts a new refresh token in the place of an old one, wherever that is kept. */
  replaceRefreshToken(old: string, renewed: string): void
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
  return isSameServer(account, { host, port, security }) ? account.lastLogin : null
}

const isSameServer = (
  account: Account,
  { host, port, security }: Pick<Account, 'host' | 'port' | 'security'>,
): boolean => account.host === host && account.port === port && account.security === security

/** Opens the book kept in `file`. `secretsKey` seals the secrets (vault.ts). */
export function openAccountBook(file: JsonFile<AccountFile>, secretsKey: Uint8Array): AccountBook {
  const list = (): Account[] => {
    const content = file.read()
    return content.accounts.map((kept) => ({
      ...ADDED_LATER,
      ...kept,
      retention: readRetention(kept.retention),
      kept: keptKinds(content, kept.id),
    }))
  }
  const find = (id: string): Account => {
    const account = list().find((one) => one.id === id)
    if (!account) throw new AccountNotFoundError(`no account ${id}`)
    return account
  }

  const refusedWithout = (id: string): string[] => file.read().refused.filter((one) => one !== id)
  const oneAtATimeWithout = (id: string): Record<string, number> => {
    const { [id]: _, ...others } = file.read().oneAtATime
    return others
  }

  /** Adds the account, or puts it in the place of the one there was. */
  const keep = (account: Account, given: AccountSecrets = {}, more: Partial<AccountFile> = {}): Account => {
    const before = list()
    const isNew = before.every(({ id }) => id !== account.id)
    const after = isNew ? [...before, account] : before.map((one) => (one.id === account.id ? account : one))
    const secrets = changeSecrets(file.read(), secretsKey, account, given)
    file.write({ accounts: after.map(fieldsOf), ...secrets, ...more })
    return find(account.id)
  }

  return {
    list,
    find,
    secretsOf: (id) => openSecrets(file.read(), secretsKey, find(id).id),
    add(entered, { isSample } = { isSample: false }) {
      const { fields, given, certificate } = partsOf(entered)
      const clientCertificate = certificate?.facts ?? null
      const others = { id: randomUUID(), isSample, lastLogin: null, clientCertificate, kept: [] }
      return keep({ ...fields, ...others }, given)
    },
    change({ id, ...entered }) {
      const { fields, given, certificate } = partsOf(entered)
      const before = find(id)
      const account: Account = {
        ...before,
        ...fields,
        lastLogin: lastLoginWith(before, fields),
        clientCertificate:
          certificate === undefined ? before.clientCertificate : (certificate?.facts ?? null),
      }
      const isOtherLogin = given.password !== undefined || !isSameLogin(account, before)
      return keep(account, given, {
        ...(isOtherLogin && { refused: refusedWithout(id) }),
        ...(!isSameServer(before, fields) && { oneAtATime: oneAtATimeWithout(id) }),
      })
    },
    setPassword(id, password) {
      keep(find(id), { password }, { refused: refusedWithout(id) })
    },
    refusePassword(id) {
      file.write({ refused: [...refusedWithout(id), find(id).id] })
    },
    isPasswordRefused: (id) => file.read().refused.includes(id),
    rememberLogin(asUsed, method) {
      const now = list().find(({ id }) => id === asUsed.id)
      if (!now || now.lastLogin === method || !isSameLogin(now, asUsed)) return false
      keep({ ...now, lastLogin: method })
      return true
    },
    believeServer(id, authservId) {
      keep({ ...find(id), authservId })
    },
    rememberOneAtATime(id, now) {
      file.write({ oneAtATime: { ...file.read().oneAtATime, [find(id).id]: now } })
    },
    isOneAtATime(id, now) {
      const since = file.read().oneAtATime[id]
      return since !== undefined && now - since < ONE_AT_A_TIME_MILLIS
    },
    replaceRefreshToken(old, renewed) {
      for (const account of list()) {
        const { refreshToken } = openSecrets(file.read(), secretsKey, account.id)
        if (refreshToken === old) keep(account, { refreshToken: renewed })
      }
    },
    remove(id) {
      const accounts = file.read().accounts.filter((one) => one.id !== id)
      file.write({
        accounts,
        ...removeSecrets(file.read(), id),
        refused: refusedWithout(id),
        oneAtATime: oneAtATimeWithout(id),
      })
    },
  }
}

/** What is written of an account: which secrets are kept is seen from their drawers. */
const fieldsOf = ({ kept: _, ...fields }: Account): KeptAccount => fields

/** What a login is made of: what is known of one with other fields does not hold for this one. */
const LOGIN_FIELDS = ['host', 'port', 'security', 'user', 'login'] as const
const isSameLogin = (one: Account, other: Account): boolean =>
  LOGIN_FIELDS.every((field) => one[field] === other[field])

/** What may be shown, what must not be, and the certificate, which has a part in both. */
function partsOf<T extends Entered<NewAccount>>({
  password,
  proxyPassword,
  accessToken,
  refreshToken,
  clientSecret,
  certificate,
  ...fields
}: T) {
  const clientCertificate = certificate?.content
  const secrets = { password, proxyPassword, accessToken, refreshToken, clientSecret, clientCertificate }
  // What is absent is kept, so it must not be there as undefined.
  const given = Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret)) as AccountSecrets
  return { fields, given, certificate }
}
