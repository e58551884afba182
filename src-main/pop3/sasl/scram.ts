import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { ChannelBinding } from '../channel-bindings.ts'
import { Pop3ProtocolError } from '../errors.ts'
import type { Credentials, SaslExchange } from './mechanism.ts'
import { saslPrep } from './sasl-prep.ts'
import { unexpectedChallenge } from './unexpected-challenge.ts'

/** In the thread pool: the iterations would hold up everything else. */
const stretch = promisify(pbkdf2)

/** RFC 7677 wants 4,096 at least; servers go to a few hundred thousand. More would only keep us busy. */
const MAX_ITERATIONS = 1_000_000

/** How an exchange is tied to the TLS connection it runs over (RFC 5802 section 6). */
export interface Gs2 {
  header: string
  /** What both ends of the TLS connection know. */
  data: Buffer
}

/** We bind to no channel. */
export const UNBOUND: Gs2 = { header: 'n,,', data: Buffer.alloc(0) }
/** We would have bound, had the server offered a -PLUS: it refuses when it did and somebody took that out. */
export const PLUS_NOT_SEEN: Gs2 = { header: 'y,,', data: Buffer.alloc(0) }
/** The -PLUS mechanisms: somebody in the middle has another TLS connection, and fails. */
export const boundTo = ({ type, data }: ChannelBinding): Gs2 => ({ header: `p=${type},,`, data })

/**
 * SCRAM (RFC 5802, RFC 7677): proves the password without sending it, and has the server prove that it knows it.
 * `nonce` is for tests; it must never be used twice.
 */
export function scram(
  hash: 'sha1' | 'sha256',
  { user, secret }: Credentials,
  gs2 = UNBOUND,
  nonce = randomBytes(24).toString('base64'),
): SaslExchange {
  const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest()
  const name = saslPrep(user).replaceAll('=', '=3D').replaceAll(',', '=2C')
  const clientFirst = `n=${name},r=${nonce}`
  const channel = Buffer.concat([Buffer.from(gs2.header), gs2.data])
  let serverSignature: Buffer | undefined
  let isProved = false

  const answerFirst = async (text: string): Promise<string> => {
    const fields = parseFields(text)
    const [full = '', salt = '', iterations = ''] = [fields.get('r'), fields.get('s'), fields.get('i')]
    const rounds = /^\d{1,7}$/.test(iterations) ? Number(iterations) : 0
    if (!full.startsWith(nonce) || full === nonce || salt === '') throw broken('its challenge is not one')
    if (rounds < 1 || rounds > MAX_ITERATIONS) throw broken('it wants an absurd number of iterations')

    const withoutProof = `c=${channel.toString('base64')},r=${full}`
    const message = `${clientFirst},${text},${withoutProof}`
    const octets = hash === 'sha1' ? 20 : 32
    const salted = await stretch(saslPrep(secret), Buffer.from(salt, 'base64'), rounds, octets, hash)
    const clientKey = hmac(salted, 'Client Key')
    const signature = hmac(createHash(hash).update(clientKey).digest(), message)
    const proof = clientKey.map((octet, index) => octet ^ (signature[index] ?? 0))
    serverSignature = hmac(hmac(salted, 'Server Key'), message)
    return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`
  }

  const answerFinal = (text: string, expected: Buffer): string => {
    const given = Buffer.from(parseFields(text).get('v') ?? '', 'base64')
    isProved = given.length === expected.length && timingSafeEqual(given, expected)
    if (!isProved) throw broken('the server does not know the password')
    return ''
  }

  return {
    initial: `${gs2.header}${clientFirst}`,
    answer(challenge) {
      const text = challenge.toString('utf8')
      if (isProved) return unexpectedChallenge('SCRAM')
      return serverSignature ? answerFinal(text, serverSignature) : answerFirst(text)
    },
    finish() {
      if (!isProved) throw broken('the server did not prove that it knows the password')
    },
  }
}

function parseFields(text: string): Map<string, string> {
  return new Map(text.split(',').map((field) => [field.slice(0, 1), field.slice(2)]))
}

function broken(what: string): Pop3ProtocolError {
  return new Pop3ProtocolError('broken', `SCRAM: ${what}`, 'AUTH')
}
