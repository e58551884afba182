import type { LoginMethod } from './login-method.ts'

/**
 * The server answered -ERR: it understood and said no. The session goes on.
 * `verb` is the command refused, or `greeting` when the server turned us away at the door.
 */
export class Pop3CommandError extends Error {
  override readonly name = 'Pop3CommandError'

  constructor(
    readonly verb: string,
    /** Untrusted: control characters taken out, capped, secrets masked. */
    readonly serverText: string,
    /** Upper case, without brackets: `IN-USE`, `AUTH`, `SYS/TEMP` (RFC 2449 section 8, RFC 3206). */
    readonly responseCode: string | undefined,
    /** When an access token was refused and the server said why. */
    readonly oauth?: OAuthRefusal,
  ) {
    super(`${verb} was refused: ${serverText}`)
  }
}

/** Why a server refused an access token (RFC 7628 section 3.2.2). Untrusted text, cleaned. */
export interface OAuthRefusal {
  /** `invalid_token`, `insufficient_scope`; an HTTP status with XOAUTH2. */
  status: string | undefined
  /** What a token must be good for. */
  scope: string | undefined
  /** Where the identity provider describes itself: an address, not to be visited unasked. */
  configuration: string | undefined
}

/**
 * - `weaker`: the server offers only what is weaker than the caller allows: a downgrade.
 * - `not-offered`: the server does not know the mechanism asked for.
 * - `not-available`: something is missing on our side.
 */
export type LoginErrorKind = 'weaker' | 'not-offered' | 'not-available'

/** What a login is without. `kerberos`: the package; `ticket`: what it would show the server. */
export type MissingForLogin = 'tls' | 'client-certificate' | 'kerberos' | 'ticket'

export interface LoginErrorFacts {
  kind: LoginErrorKind
  /** The method that was to be used. */
  method: LoginMethod
  /** With `weaker`: what the caller allows at least. */
  atLeast?: LoginMethod | undefined
  /** With `not-available`. */
  missing?: MissingForLogin | undefined
}

/** We did not log in, and nothing secret was sent. The session goes on. */
export class Pop3LoginError extends Error implements LoginErrorFacts {
  override readonly name = 'Pop3LoginError'
  readonly kind: LoginErrorKind
  readonly method: LoginMethod
  readonly atLeast: LoginMethod | undefined
  readonly missing: MissingForLogin | undefined

  constructor(
    { kind, method, atLeast, missing }: LoginErrorFacts,
    /** In full: which mechanism, what the server offers. */
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.kind = kind
    this.method = method
    this.atLeast = atLeast
    this.missing = missing
  }
}

/**
 * - `broken`: the conversation is out of step (neither +OK nor -ERR, bytes nobody asked for). The session is over.
 * - `limit`: a line or a body is longer than we take. The session is over.
 * - `unreadable`: the reply came whole but says nothing usable (a STAT without numbers). The session goes on.
 * - `too-large`: LIST says that the message is longer than we take, so it was not asked for. The session goes on.
 */
export type ProtocolErrorKind = 'broken' | 'limit' | 'unreadable' | 'too-large'

/** The server broke the rules of the protocol. */
export class Pop3ProtocolError extends Error {
  override readonly name = 'Pop3ProtocolError'

  constructor(
    readonly kind: ProtocolErrorKind,
    /** What was wrong; may quote the server, cleaned as server text is. */
    readonly what: string,
    /** The command being answered, when there was one. */
    readonly verb?: string,
  ) {
    super(verb === undefined ? what : `${verb}: ${what}`)
  }
}

/** The conversation is out of step: more came than was asked for, or something else. */
export const isOutOfStep = (error: unknown): boolean =>
  error instanceof Pop3ProtocolError && error.kind === 'broken'

/** What we were doing when the line failed. */
export type TransportPhase = 'dns' | 'connect' | 'proxy' | 'tls' | 'read' | 'write'

/**
 * - `lost`: the other side closed or reset, or the network went away.
 * - `certificate`: the server's certificate is not trusted, not valid now, or for another host.
 * - `tls-failed`: the handshake failed for another reason. - `tls-not-offered`: STLS missing or refused.
 * - `login-refused`: a proxy wants another name and password, or any at all.
 * - `cancelled`: we cut the line ourselves.
 */
export type TransportErrorKind =
  | 'host-not-found'
  | 'refused'
  | 'unreachable'
  | 'lost'
  | 'timeout'
  | 'certificate'
  | 'tls-failed'
  | 'tls-not-offered'
  | 'login-refused'
  | 'cancelled'

/** A certificate that was not trusted, for a person to look at. All text is the server's: untrusted. */
export interface RefusedCertificate {
  host: string
  port: number
  /** Why, in OpenSSL's words: `DEPTH_ZERO_SELF_SIGNED_CERT`, `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`. */
  reason: string
  /** SHA-256 of the whole certificate: 32 octets, hexadecimal, with colons. */
  fingerprint: string
  subject: string
  issuer: string
  /** `DNS:…, IP Address:…`; empty when it names none. */
  names: string
  validFrom: Date
  validTo: Date
}

/** The line to the server failed or was cut. The session is over; `cause` is what was met. */
export class Pop3TransportError extends Error {
  override readonly name = 'Pop3TransportError'

  constructor(
    readonly phase: TransportPhase,
    readonly kind: TransportErrorKind,
    cause?: unknown,
    /** With kind `certificate`. */
    readonly certificate?: RefusedCertificate,
  ) {
    super(`${kind} (${phase})${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause })
  }
}

/** A file holds no certificate with its private key, or the passphrase does not open it. */
export class ClientCertificateError extends Error {
  override readonly name = 'ClientCertificateError'
}
