import type { Account } from '../../../src-main/contract/account.ts'
import type { LoginMethod, PasswordLogin } from '../../../src-main/contract/login.ts'
import type { Text } from '../../text/use-text.ts'

type Login = Account['login']

// As main's list, the best first; one left out does not compile.
const METHODS: Record<PasswordLogin, true> = {
  'SCRAM-SHA-256-PLUS': true,
  'SCRAM-SHA-1-PLUS': true,
  'SCRAM-SHA-256': true,
  'SCRAM-SHA-1': true,
  'CRAM-MD5': true,
  APOP: true,
  PLAIN: true,
  LOGIN: true,
  USER: true,
}
const SENDS_PASSWORD: readonly Login[] = ['PLAIN', 'LOGIN', 'USER']

/** A login method by the name that servers give it; USER is two commands. */
export const methodName = (method: LoginMethod): string => (method === 'USER' ? 'USER/PASS' : method)

/** The choices of *Login method*. */
export function loginChoices({ t }: Text): { value: Login; label: string }[] {
  const methods = Object.keys(METHODS) as PasswordLogin[]
  return [
    { value: 'auto', label: t('accounts.loginAuto') },
    ...methods.map((value) => ({ value, label: methodName(value) })),
  ]
}

/** What to know about the present choice: how the automatic one turned out, or that the password itself is sent. */
export function loginHint({ t }: Text, login: Login, lastLogin: LoginMethod | null): string | undefined {
  if (login !== 'auto') return SENDS_PASSWORD.includes(login) ? t('accounts.loginSends') : undefined
  return lastLogin === null ? undefined : t('accounts.loginLast', { method: methodName(lastLogin) })
}
