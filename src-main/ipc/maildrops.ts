import { lastLoginWith, type AccountBook, type KeptCertificate } from '../accounts/account-book.ts'
import type { AccountSecrets } from '../accounts/account-secrets.ts'
import type { TokenKeeper } from '../accounts/token-keeper.ts'
import type { Grant, PostForm } from '../accounts/token-request.ts'
import type { Account, ConnectionTest, NewAccount } from '../contract/account.ts'
import type { LoginMethod } from '../contract/login.ts'
import { maildropOf, proofOf, type Maildrop, type MaildropSecrets, type Route } from '../sync/maildrop.ts'
import { fromContent, type ChosenCertificates } from './client-certificates.ts'

/** What it takes to get into the maildrops of accounts: settings and secrets put together, tokens renewed. */
export interface Maildrops {
  /**
   * As the account is now. An aborted `signal` ends the wait for a token at once.
   * @throws AccountNotFoundError, TokenError, MissingSecretError, ClientCertificateError
   */
  of(accountId: string, signal?: AbortSignal): Promise<Maildrop>
  /** As entered, with the kept secrets for those left empty. @throws as `of`, Refusal */
  asEntered(test: ConnectionTest, signal?: AbortSignal): Promise<Maildrop>
  /** What was entered, as the book keeps it: the chosen file itself, and the refresh token that is good now. */
  toKeep<T extends Pick<NewAccount, 'certificateId' | 'refreshToken'>>(entered: T): Kept<T>
}

type Kept<T> = Omit<T, 'certificateId'> & { certificate?: KeptCertificate | null }

export interface MaildropParts {
  accounts: AccountBook
  tokens: TokenKeeper
  certificates: ChosenCertificates
  readCertificate: (file: Buffer, passphrase: string) => Pick<MaildropSecrets, 'clientCertificate'>
  /** How forms are posted to the token server of an account that is reached by `route`. */
  postThrough: (route: Route) => PostForm
  /** The built-in mailbox's address and login, started if it is not running. */
  sampleServer: () => Promise<{ port: number; user: string; password: string }>
  /** To be remembered: `account`, as it was when the login was begun, logged in by `method`. */
  onLogin: (account: Account, method: LoginMethod) => void
}

type Fields = Omit<ConnectionTest, 'id'> & Pick<Account, 'lastLogin'>

export function createMaildrops(parts: MaildropParts): Maildrops {
  const { accounts, tokens } = parts

  const build = async (
    fields: Fields,
    secrets: AccountSecrets,
    signal: AbortSignal | undefined,
  ): Promise<Maildrop> => {
    const { proxyPassword, clientCertificate } = secrets
    const opened = clientCertificate === undefined ? undefined : fromContent(clientCertificate)
    const shared = {
      proxyPassword,
      clientCertificate: opened && parts.readCertificate(opened.file, opened.passphrase).clientCertificate,
    }
    const grant = grantOf(fields, secrets)
    if (!grant) return maildropOf(fields, { ...shared, secret: secretOf(fields, secrets) })
    const post = parts.postThrough(maildropOf(fields, shared).route)
    return maildropOf(fields, {
      ...shared,
      secret: await tokens.current(grant, post, signal),
      renewToken: () => tokens.renew(grant, post, signal),
    })
  }

  const sample = async (account: Account): Promise<Maildrop> => {
    const { port, user, password } = await parts.sampleServer()
    return build({ ...account, port, user }, { password }, undefined)
  }

  return {
    async of(accountId, signal) {
      const account = accounts.find(accountId)
      const { route, login } = account.isSample
        ? await sample(account)
        : await build(account, accounts.secretsOf(accountId), signal)
      const isOneAtATime = accounts.isOneAtATime(accountId, Date.now())
      return {
        route: { ...route, ...(isOneAtATime && { isPipelining: false }) },
        login: { ...login, remember: (method) => parts.onLogin(account, method) },
      }
    },
    async asEntered({ id, certificateId, ...entered }, signal) {
      const { password, proxyPassword, accessToken, refreshToken, clientSecret } = entered
      const account = id === undefined ? null : accounts.find(id)
      const kept = account ? accounts.secretsOf(account.id) : {}
      const secrets: AccountSecrets = {
        ...kept,
        ...withoutAbsent({ password, proxyPassword, accessToken, refreshToken, clientSecret }),
      }
      if (certificateId === null) delete secrets.clientCertificate
      else if (certificateId !== undefined) {
        secrets.clientCertificate = parts.certificates.take(certificateId).content
      }
      return build({ ...entered, lastLogin: account && lastLoginWith(account, entered) }, secrets, signal)
    },
    toKeep({ certificateId, ...fields }) {
      const { refreshToken } = fields
      return {
        ...fields,
        // A test may have had it replaced.
        ...(refreshToken !== undefined && { refreshToken: tokens.latest(refreshToken) }),
        ...(certificateId !== undefined && {
          certificate: certificateId === null ? null : parts.certificates.take(certificateId),
        }),
      }
    },
  }
}

/** An account has no secret of the kind that its login needs. */
export class MissingSecretError extends Error {
  override readonly name = 'MissingSecretError'

  constructor(readonly login: Account['login']) {
    super(`nothing is kept to log in with by ${login}`)
  }
}

function secretOf({ login }: Fields, { password, accessToken }: AccountSecrets): string {
  const proof = proofOf(login)
  const secret = proof === 'password' ? password : proof === 'token' ? accessToken : ''
  if (secret === undefined) throw new MissingSecretError(login)
  return secret
}

/** What to ask for tokens with; undefined when the login needs none, or one was entered. */
function grantOf(
  { login, oauth }: Fields,
  { refreshToken, clientSecret }: AccountSecrets,
): Grant | undefined {
  if (proofOf(login) !== 'token' || !oauth || refreshToken === undefined) return undefined
  return { oauth, refreshToken, clientSecret }
}

const withoutAbsent = (fields: object): AccountSecrets =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
