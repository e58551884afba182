import type { Account } from '../contract/account.ts'
import type { LoginMethod } from '../pop3/login-method.ts'
import type { OpenPop3Options, Pop3Session } from '../pop3/pop3-session.ts'

/** How a server is reached and recognised. */
export type Route = Pick<OpenPop3Options, 'endpoint' | 'proxy' | 'certificateExceptions'>

/** Who logs in, and how: by USER and PASS unless a method is named, by none that is weaker than `atLeast`. */
export interface Login {
  user: string
  password: string
  method?: LoginMethod | 'auto' | undefined
  atLeast?: LoginMethod | undefined
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

export interface MaildropSecrets {
  password: string
  proxyPassword: string | undefined
}

/**
 * An account's fields as the engine takes them. What worked the last time is the least that an automatic choice may be;
 * a method chosen by hand is taken at its word.
 */
export function maildropOf(fields: MaildropFields, secrets: MaildropSecrets): Maildrop {
  const { host, port, security, user, login, proxy, trustedCertificates, lastLogin } = fields
  const proxyLogin = proxy?.user ? { user: proxy.user, password: secrets.proxyPassword } : {}
  return {
    route: {
      endpoint: { host, port, security },
      proxy: proxy ? { kind: proxy.kind, host: proxy.host, port: proxy.port, ...proxyLogin } : undefined,
      certificateExceptions: trustedCertificates,
    },
    login: {
      user,
      password: secrets.password,
      method: login,
      atLeast: login === 'auto' && lastLogin !== null ? lastLogin : undefined,
    },
  }
}

/** @returns the method that worked. @throws what Pop3Session.login does */
export const logIn = (
  session: Pop3Session,
  { user, password, method, atLeast }: Login,
): Promise<LoginMethod> => session.login(user, password, method, { atLeast })
