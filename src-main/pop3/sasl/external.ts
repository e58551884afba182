import type { Credentials, SaslExchange } from './mechanism.ts'
import { unexpectedChallenge } from './unexpected-challenge.ts'

/**
 * EXTERNAL (RFC 4422 appendix A): the client's TLS certificate has said who we are; `user` names whose maildrop is
 * meant, and empty leaves that to the server.
 */
export function external({ user }: Credentials): SaslExchange {
  let isAsked = false
  return {
    initial: user,
    answer() {
      // Some servers ask once more although the name was said.
      if (isAsked) unexpectedChallenge('EXTERNAL')
      isAsked = true
      return user
    },
    finish: () => undefined,
  }
}
