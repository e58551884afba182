import { announcedImplementation, announcedMechanisms } from './announced.ts'
import type { Capabilities } from './capabilities.ts'
import type { ChannelBinding } from './channel-bindings.ts'
import type { Command } from './command.ts'
import { apop, apopTimestamp } from './commands/apop.ts'
import { auth } from './commands/auth.ts'
import { pass } from './commands/pass.ts'
import { user as userCommand } from './commands/user.ts'
import { Pop3CommandError, Pop3LoginError } from './errors.ts'
import type { LoginMethod } from './login-method.ts'
import { cramMd5 } from './sasl/cram-md5.ts'
import { external } from './sasl/external.ts'
import { gssapi } from './sasl/gssapi.ts'
import { login } from './sasl/login.ts'
import type { Credentials, SaslExchange } from './sasl/mechanism.ts'
import { oauthBearer, xoauth2 } from './sasl/oauth.ts'
import { plain } from './sasl/plain.ts'
import { boundTo, PLUS_NOT_SEEN, scram, UNBOUND } from './sasl/scram.ts'

/** What the server said and where it is: some methods build on it. */
export interface LoginPlace {
  greeting: string
  host: string
  port: number
  capabilities: Capabilities
  /** Best first; empty without TLS. */
  channelBindings: ChannelBinding[]
  hasClientCertificate: boolean
}

type Run = (command: Command<void>) => Promise<void>
type SaslMethod = Exclude<LoginMethod, 'USER' | 'APOP'>
/** A run of the mechanism; several where one may find that the server wants another. */
type Exchanges = (given: Credentials, place: LoginPlace) => SaslExchange[] | Promise<SaslExchange[]>

const MECHANISMS: Record<SaslMethod, Exchanges> = {
  PLAIN: (given) => [plain(given)],
  LOGIN: (given) => [login(given)],
  'CRAM-MD5': (given) => [cramMd5(given)],
  'SCRAM-SHA-1': (given, place) => [scram('sha1', given, unbound(place))],
  'SCRAM-SHA-256': (given, place) => [scram('sha256', given, unbound(place))],
  'SCRAM-SHA-1-PLUS': (given, place) =>
    bindings('SCRAM-SHA-1-PLUS', place).map((to) => scram('sha1', given, boundTo(to))),
  'SCRAM-SHA-256-PLUS': (given, place) =>
    bindings('SCRAM-SHA-256-PLUS', place).map((to) => scram('sha256', given, boundTo(to))),
  XOAUTH2: (given) => [xoauth2(given)],
  OAUTHBEARER: (given, { host, port }) => [oauthBearer(given, host, port)],
  GSSAPI: async (given, { host }) => [await gssapi(given, host)],
  EXTERNAL: (given, { hasClientCertificate }) => {
    if (hasClientCertificate) return [external(given)]
    throw new Pop3LoginError(
      { kind: 'not-available', method: 'EXTERNAL', missing: 'client-certificate' },
      'EXTERNAL needs a client certificate',
    )
  },
}

/**
 * Logs in by `method`.
 * @throws Pop3LoginError, Pop3CommandError when refused, Pop3ProtocolError, Pop3TransportError
 */
export async function logIn(
  run: Run,
  method: LoginMethod,
  given: Credentials,
  place: LoginPlace,
): Promise<void> {
  const { user, secret } = given
  if (method === 'USER') {
    await run(userCommand(user))
    await run(pass(secret))
  } else if (method === 'APOP') {
    await run(apop(user, secret, requireTimestamp(place.greeting)))
  } else {
    await tryEach(run, method, await MECHANISMS[method](given, place), secret)
  }
}

/**
 * The next exchange is tried only when the server refused the one before it without a challenge: it has seen no proof
 * yet, so what it refuses is the way of binding, not the password.
 */
async function tryEach(
  run: Run,
  method: SaslMethod,
  exchanges: SaslExchange[],
  secret: string,
): Promise<void> {
  for (const exchange of exchanges) {
    let isChallenged = false
    const watched: SaslExchange = {
      ...exchange,
      answer(challenge) {
        isChallenged = true
        return exchange.answer(challenge)
      },
    }
    try {
      await run(auth(method, watched, secret))
      return
    } catch (error) {
      if (!(error instanceof Pop3CommandError) || isChallenged || exchange === exchanges.at(-1)) throw error
    }
  }
}

function unbound({ channelBindings, capabilities }: LoginPlace): typeof UNBOUND {
  const isPlusSeen = announcedMechanisms(capabilities).some((mechanism) => /^SCRAM-.*-PLUS$/.test(mechanism))
  return channelBindings.length > 0 && !isPlusSeen ? PLUS_NOT_SEEN : UNBOUND
}

/** Cyrus takes tls-unique alone, and refuses another only after the proof, as it does a wrong password. */
function bindings(method: SaslMethod, { channelBindings, capabilities }: LoginPlace): ChannelBinding[] {
  const isCyrus = announcedImplementation(capabilities)?.startsWith('Cyrus ') ?? false
  const usable = channelBindings.filter(({ type }) => !isCyrus || type === 'tls-unique')
  if (usable.length > 0) return usable
  throw new Pop3LoginError(
    { kind: 'not-available', method, missing: 'tls' },
    `${method} needs a TLS connection to bind to`,
  )
}

function requireTimestamp(greeting: string): string {
  const timestamp = apopTimestamp(greeting)
  if (timestamp !== undefined) return timestamp
  throw new Pop3LoginError(
    { kind: 'not-offered', method: 'APOP' },
    'APOP is not offered: the greeting has no valid timestamp',
  )
}
