import { unexpectedChallenge } from './unexpected-challenge.ts'
import type { Credentials, SaslExchange } from './mechanism.ts'

/** PLAIN (RFC 4616): name and password in one message, in clear but for TLS. */
export function plain({ user, secret }: Credentials): SaslExchange {
  return {
    initial: `\0${user}\0${secret}`,
    answer: () => unexpectedChallenge('PLAIN'),
    finish: () => undefined,
  }
}
