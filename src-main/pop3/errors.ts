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
  ) {
    super(`${verb} was refused: ${serverText}`)
  }
}

/**
 * - `broken`: the conversation is out of step (neither +OK nor -ERR, bytes nobody asked for). The session is over.
 * - `limit`: a line or a body is longer than we take. The session is over.
 * - `unreadable`: the reply came whole but says nothing usable (a STAT without numbers). The session goes on.
 */
export type ProtocolErrorKind = 'broken' | 'limit' | 'unreadable'

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

/** What we were doing when the line failed. */
export type TransportPhase = 'dns' | 'connect' | 'tls' | 'read' | 'write'

/**
 * - `lost`: the other side closed or reset, or the network went away.
 * - `certificate`: the server's certificate is not trusted, not valid now, or for another host.
 * - `tls-failed`: the handshake failed for another reason. - `tls-not-offered`: STLS missing or refused.
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
  | 'cancelled'

/** The line to the server failed or was cut. The session is over; `cause` is what was met. */
export class Pop3TransportError extends Error {
  override readonly name = 'Pop3TransportError'

  constructor(
    readonly phase: TransportPhase,
    readonly kind: TransportErrorKind,
    cause?: unknown,
  ) {
    super(`${kind} (${phase})${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause })
  }
}
