import { Pop3LoginError, Pop3ProtocolError } from '../errors.ts'
import type { MissingForLogin } from '../errors.ts'
import type { Credentials, SaslExchange } from './mechanism.ts'
import { unexpectedChallenge } from './unexpected-challenge.ts'

/** What we use of the package `kerberos`. It needs the system's Kerberos library, so it is there only where wanted. */
export interface Kerberos {
  initializeClient(service: string, options: object): Promise<KerberosClient>
}

interface KerberosClient {
  readonly contextComplete: boolean
  /** All in base64. */
  step(challenge: string): Promise<string | null>
  wrap(message: string, options: object): Promise<string>
  unwrap(message: string): Promise<string>
}

/** The first octet of the last message, either way: no security layer (RFC 4752 section 3.1). */
const NO_LAYER = 1

/**
 * GSSAPI (RFC 4752): a Kerberos ticket that the system already has proves who we are, and the server proves who it is.
 * `host` must be the name the server's key was made for.
 * @throws Pop3LoginError `not-available` when there is no `kerberos` package, or no ticket
 */
export async function gssapi(
  { user }: Credentials,
  host: string,
  load = loadKerberos,
): Promise<SaslExchange> {
  const kerberos = await unlessMissing('kerberos', load())
  const client = await unlessMissing('ticket', kerberos.initializeClient(`pop@${host}`, {}))
  const initial = await unlessMissing('ticket', client.step(''))
  let isDone = false

  const agreeOnNoLayer = async (challenge: string): Promise<Buffer> => {
    const offered = fromBase64(await client.unwrap(challenge))
    if (offered.length !== 4 || !((offered[0] ?? 0) & NO_LAYER)) {
      throw new Pop3ProtocolError('unreadable', 'GSSAPI: the server insists on a security layer', 'AUTH')
    }
    const answer = Buffer.from([NO_LAYER, 0, 0, 0, ...Buffer.from(user)])
    isDone = true
    return fromBase64(await client.wrap(answer.toString('base64'), {}))
  }

  return {
    initial: fromBase64(initial),
    async answer(challenge) {
      if (isDone) return unexpectedChallenge('GSSAPI')
      const encoded = challenge.toString('base64')
      return client.contextComplete ? agreeOnNoLayer(encoded) : fromBase64(await client.step(encoded))
    },
    finish() {
      if (!isDone) throw new Pop3ProtocolError('broken', 'GSSAPI: the server proved nothing', 'AUTH')
    },
  }
}

const fromBase64 = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64')

async function loadKerberos(): Promise<Kerberos> {
  // In a variable, so that bundlers leave the import for run time.
  const name = 'kerberos'
  const { default: kerberos } = (await import(name)) as { default: Kerberos }
  return kerberos
}

async function unlessMissing<T>(missing: MissingForLogin, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new Pop3LoginError(
      { kind: 'not-available', method: 'GSSAPI', missing },
      `GSSAPI is not available: ${String(error)}`,
      error,
    )
  }
}
