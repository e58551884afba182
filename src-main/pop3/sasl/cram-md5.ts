import { createHmac } from 'node:crypto'
import type { Credentials, SaslExchange } from './mechanism.ts'
import { unexpectedChallenge } from './unexpected-challenge.ts'

/** CRAM-MD5 (RFC 2195): proves the password by an HMAC of the challenge. The server proves nothing. */
export function cramMd5({ user, secret }: Credentials): SaslExchange {
  let isAnswered = false
  return {
    initial: undefined,
    answer(challenge) {
      if (isAnswered) unexpectedChallenge('CRAM-MD5')
      isAnswered = true
      return `${user} ${createHmac('md5', secret).update(challenge).digest('hex')}`
    },
    finish: () => undefined,
  }
}
