import { Pop3TransportError } from './errors.ts'
import type { TransportErrorKind, TransportPhase } from './errors.ts'

const KINDS: Record<string, TransportErrorKind> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  EAI_NODATA: 'host-not-found',
  EAI_FAIL: 'host-not-found',
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ERR_SOCKET_CONNECTION_TIMEOUT: 'timeout',
  ECONNRESET: 'lost',
  ECONNABORTED: 'lost',
  EPIPE: 'lost',
}

/** Says what a socket's error means. `phase` is what was going on; a name that does not resolve is always `dns`. */
export function toTransportError(error: unknown, phase: TransportPhase): Pop3TransportError {
  const kind =
    KINDS[codeOf(error)] ?? (phase === 'tls' ? 'tls-failed' : phase === 'connect' ? 'unreachable' : 'lost')
  return new Pop3TransportError(kind === 'host-not-found' ? 'dns' : phase, kind, error)
}

/** A host with several addresses fails with an error for each: the last one is that of the most patient attempt. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors.at(-1))
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
