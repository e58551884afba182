import type { LoginChoice, LoginMethod, PasswordLogin } from '../../../src-main/contract/login.ts'
import { methodName } from '../../text/method-name.ts'
import type { Text } from '../../text/use-text.ts'

/** What the server is shown: the method decides which fields there are. */
export type Proof = 'password' | 'token' | 'certificate' | 'ticket'

// As main's list, the best first; one left out does not compile.
const PROOFS: Record<LoginMethod, Proof> = {
  'SCRAM-SHA-256-PLUS': 'password',
  'SCRAM-SHA-1-PLUS': 'password',
  'SCRAM-SHA-256': 'password',
  'SCRAM-SHA-1': 'password',
  'CRAM-MD5': 'password',
  APOP: 'password',
  PLAIN: 'password',
  LOGIN: 'password',
  USER: 'password',
  OAUTHBEARER: 'token',
  XOAUTH2: 'token',
  EXTERNAL: 'certificate',
  GSSAPI: 'ticket',
}
const SENDS_PASSWORD: readonly LoginChoice[] = ['PLAIN', 'LOGIN', 'USER'] satisfies PasswordLogin[]

export const proofOf = (login: LoginChoice): Proof => (login === 'auto' ? 'password' : PROOFS[login])

/** The choices of *Login method*. */
export function loginChoices({ t }: Text): { value: LoginChoice; label: string }[] {
  const names = {
    password: undefined,
    token: t('accounts.loginByToken'),
    certificate: t('accounts.loginByCertificate'),
    ticket: t('accounts.loginByTicket'),
  }
  const label = (method: LoginMethod): string =>
    [methodName(method), names[PROOFS[method]]].filter(Boolean).join(' · ')
  return [
    { value: 'auto', label: t('accounts.loginAuto') },
    ...(Object.keys(PROOFS) as LoginMethod[]).map((value) => ({ value, label: label(value) })),
  ]
}

/** What to know about the present choice: how the automatic one turned out, or that the password itself is sent. */
export function loginHint(
  { t }: Text,
  login: LoginChoice,
  lastLogin: LoginMethod | null,
): string | undefined {
  if (login === 'GSSAPI') return t('accounts.ticketHint')
  if (login !== 'auto') return SENDS_PASSWORD.includes(login) ? t('accounts.loginSends') : undefined
  return lastLogin === null ? undefined : t('accounts.loginLast', { method: methodName(lastLogin) })
}
