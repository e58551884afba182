import type { Credentials, SaslExchange } from './mechanism.ts'
import { unexpectedChallenge } from './unexpected-challenge.ts'

/** LOGIN, which no RFC defines: the name at the first prompt, the password at the second, whatever they say. */
export function login({ user, secret }: Credentials): SaslExchange {
  const answers = [user, secret]
  return {
    initial: undefined,
    answer: () => answers.shift() ?? unexpectedChallenge('LOGIN'),
    finish: () => undefined,
  }
}
