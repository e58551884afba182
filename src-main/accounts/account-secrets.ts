import type { Account, SecretKind } from '../contract/account.ts'
import { TOKEN_LOGINS } from '../contract/login.ts'
import { openSecret, sealSecret } from './secrets.ts'

/** What is kept of an account, in clear. */
export type AccountSecrets = Partial<Record<SecretKind, string>>

/** Sealed secrets by account, one drawer for each kind. */
export type SecretDrawers = Record<(typeof DRAWERS)[SecretKind], Record<string, string>>

/** Where accounts.json keeps each kind. */
const DRAWERS = {
  password: 'passwords',
  proxyPassword: 'proxyPasswords',
  accessToken: 'accessTokens',
  refreshToken: 'refreshTokens',
  clientSecret: 'clientSecrets',
  clientCertificate: 'clientCertificates',
} as const satisfies Record<SecretKind, string>

/** What is sealed with a secret beside the account's id, so that none opens in another's place. */
const SEALS: Record<SecretKind, string> = {
  password: '',
  proxyPassword: ' proxy',
  accessToken: ' access token',
  refreshToken: ' refresh token',
  clientSecret: ' client secret',
  clientCertificate: ' client certificate',
}

const KINDS = Object.keys(DRAWERS) as SecretKind[]

export const NO_SECRETS: SecretDrawers = {
  passwords: {},
  proxyPasswords: {},
  accessTokens: {},
  refreshTokens: {},
  clientSecrets: {},
  clientCertificates: {},
}

/** The kinds that are kept of an account. */
export const keptKinds = (drawers: SecretDrawers, id: string): SecretKind[] =>
  KINDS.filter((kind) => drawers[DRAWERS[kind]][id] !== undefined)

/** @throws Error when `key` is not the one they were sealed with */
export function openSecrets(drawers: SecretDrawers, key: Uint8Array, id: string): AccountSecrets {
  const open = (kind: SecretKind): [SecretKind, string] => [
    kind,
    openSecret(key, id + SEALS[kind], drawers[DRAWERS[kind]][id] ?? ''),
  ]
  return Object.fromEntries(keptKinds(drawers, id).map(open))
}

/** The drawers after a change: what `account` has no more use for is taken out, what `given` holds is put in. */
export function changeSecrets(
  drawers: SecretDrawers,
  key: Uint8Array,
  account: Account,
  given: AccountSecrets,
): SecretDrawers {
  const { id } = account
  const change = (kind: SecretKind): [string, Record<string, string>] => {
    const drawer = drawers[DRAWERS[kind]]
    const secret = given[kind]
    if (!isOfUse(kind, account)) return [DRAWERS[kind], without(drawer, id)]
    return [DRAWERS[kind], secret ? { ...drawer, [id]: sealSecret(key, id + SEALS[kind], secret) } : drawer]
  }
  return Object.fromEntries(KINDS.map(change)) as SecretDrawers
}

/** The drawers without anything of an account. */
export const removeSecrets = (drawers: SecretDrawers, id: string): SecretDrawers =>
  Object.fromEntries(
    Object.values(DRAWERS).map((drawer) => [drawer, without(drawers[drawer], id)]),
  ) as SecretDrawers

function isOfUse(kind: SecretKind, { login, proxy, oauth, clientCertificate }: Account): boolean {
  switch (kind) {
    case 'proxyPassword':
      return Boolean(proxy?.user)
    case 'accessToken':
      return TOKEN_LOGINS.some((method) => method === login)
    case 'refreshToken':
    case 'clientSecret':
      return oauth !== null
    case 'clientCertificate':
      return clientCertificate !== null
    case 'password':
      return true
  }
}

const without = (drawer: Record<string, string>, id: string): Record<string, string> =>
  Object.fromEntries(Object.entries(drawer).filter(([owner]) => owner !== id))
