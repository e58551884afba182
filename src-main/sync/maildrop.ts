import type { Account } from '../contract/account.ts'
import { Pop3CommandError } from '../pop3/errors.ts'
import type { LoginMethod } from '../pop3/login-method.ts'
import type { OpenPop3Options, Pop3Session } from '../pop3/pop3-session.ts'

/** How a server is reached and recognised, and what we show it. */
export type Route = Pick<
  OpenPop3Options,
  'endpoint' | 'proxy' | 'certificateExceptions' | 'clientCertificate' | 'isPipelining'
>

/** Who logs in, and how: by USER and PASS unless a method is named, by none that is weaker than `atLeast`. */
export interface Login {
  user: string
  /** Or an access token, where the method takes one; empty where it takes neither. */
  password: string
  method?: LoginMethod | 'auto' | undefined
  atLeast?: LoginMethod | undefined
  /** To be remembered: the next login is not to be weaker. */
  remember?: ((method: LoginMethod) => void) | undefined
  /** Another access token, after the first was refused. */
  renewToken?: (() => Promise<string>) | undefined
}

/** What it takes to get into a maildrop. */
export interface Maildrop {
  route: Route
  login: Login
}

export type MaildropFields = Pick<
  Account,
  'host' | 'port' | 'security' | 'user' | 'login' | 'proxy' | 'trustedCertificates' | 'lastLogin'
>

/** What maildropOf needs beside the fields. */
export interface MaildropSecrets {
  /** The password, or an access token. */
  secret?: string
  renewToken?: () => Promise<string>
  proxyPassword: string | undefined
  clientCertificate: Route['clientCertificate']
}

/** The server refused a login that is not by password: the token, certificate or ticket is not good there. */
export class LoginRejectedError extends Error {
  override readonly name = 'LoginRejectedError'

  constructor(
    readonly method: LoginMethod,
    readonly refusal: Pop3CommandError,
  ) {
    super(`${method}: ${refusal.message}`, { cause: refusal })
  }
}

const PROOFS: Partial<Record<Account['login'], 'token' | 'certificate' | 'ticket'>> = {
  OAUTHBEARER: 'token',
  XOAUTH2: 'token',
  EXTERNAL: 'certificate',
  GSSAPI: 'ticket',
}

/** By what a login shows that the user is who they say. */
export const proofOf = (login: Account['login']): 'password' | 'token' | 'certificate' | 'ticket' =>
  PROOFS[login] ?? 'password'

/** A proxy as the engine takes it; the password is of use only with a user. */
export const proxyOf = (proxy: Account['proxy'], password: string | undefined): Route['proxy'] =>
  proxy
    ? {
        kind: proxy.kind,
        host: proxy.host,
        port: proxy.port,
        ...(proxy.user && { user: proxy.user, password }),
      }
    : undefined

/**
 * An account's fields as the engine takes them. What worked the last time is the least that an automatic choice may be;
 * a method chosen by hand is taken at its word.
 */
export function maildropOf(fields: MaildropFields, secrets: MaildropSecrets): Maildrop {
  const { host, port, security, user, login, proxy, trustedCertificates, lastLogin } = fields
  return {
    route: {
      endpoint: { host, port, security },
      proxy: proxyOf(proxy, secrets.proxyPassword),
      certificateExceptions: trustedCertificates,
      clientCertificate: secrets.clientCertificate,
    },
    login: {
      user,
      password: secrets.secret ?? '',
      method: login,
      atLeast: login === 'auto' && lastLogin !== null ? lastLogin : undefined,
      renewToken: secrets.renewToken,
    },
  }
}

/**
 * Logs in, and has the method remembered. An access token that is refused is renewed once.
 * @returns the method that worked
 * @throws LoginRejectedError, TokenError, and what Pop3Session.login does
 */
export async function logIn(session: Pop3Session, login: Login): Promise<LoginMethod> {
  const { user, password, method = 'USER', atLeast, renewToken, remember } = login
  const by = (secret: string): Promise<LoginMethod> => session.login(user, secret, method, { atLeast })
  try {
    const used = await by(password).catch(async (error: unknown) => {
      if (!renewToken || !isRefusal(error) || session.state !== 'authorization') throw error
      return by(await renewToken())
    })
    remember?.(used)
    return used
  } catch (error) {
    if (method === 'auto' || proofOf(method) === 'password' || !isRefusal(error)) throw error
    throw new LoginRejectedError(method, error)
  }
}

/** No to who we are; a maildrop that is busy or ailing says so by another code (RFC 3206). */
const isRefusal = (error: unknown): error is Pop3CommandError =>
  error instanceof Pop3CommandError &&
  error.verb === 'AUTH' &&
  (error.responseCode === undefined || error.responseCode === 'AUTH')
