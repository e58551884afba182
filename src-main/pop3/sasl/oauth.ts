import { Pop3CommandError } from '../errors.ts'
import type { OAuthRefusal } from '../errors.ts'
import { cleanServerText } from '../reply.ts'
import type { Credentials, SaslExchange } from './mechanism.ts'

/** XOAUTH2, as Google and Microsoft define it: the name and an access token. */
export function xoauth2({ user, secret }: Credentials): SaslExchange {
  return bearer(`user=${user}\x01auth=Bearer ${secret}\x01\x01`)
}

/** OAUTHBEARER (RFC 7628): the name, the host and port meant, and an access token. */
export function oauthBearer({ user, secret }: Credentials, host: string, port: number): SaslExchange {
  const name = user.replaceAll('=', '=3D').replaceAll(',', '=2C')
  return bearer(`n,a=${name},\x01host=${host}\x01port=${port}\x01auth=Bearer ${secret}\x01\x01`)
}

/** A challenge is always a refusal: JSON that says why (RFC 7628 section 3.2.2). */
function bearer(initial: string): SaslExchange {
  return {
    initial,
    answer(challenge) {
      const text = challenge.toString('utf8')
      throw new Pop3CommandError('AUTH', cleanServerText(text), 'AUTH', readRefusal(text))
    },
    finish: () => undefined,
  }
}

/** `{}` when it is no JSON object: it is a refusal all the same. */
function readRefusal(text: string): OAuthRefusal {
  const fields = parseObject(text)
  const textOf = (name: string): string | undefined => {
    const value = fields[name]
    return typeof value === 'string' ? cleanServerText(value) : undefined
  }
  return { status: textOf('status'), scope: textOf('scope'), configuration: textOf('openid-configuration') }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}
