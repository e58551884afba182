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

/** For what the system has no code of its own. */
const FALLBACKS: Record<TransportPhase, TransportErrorKind> = {
  dns: 'host-not-found',
  connect: 'unreachable',
  proxy: 'unreachable',
  tls: 'tls-failed',
  read: 'lost',
  write: 'lost',
}

/** Says what a socket's error means. `phase` is what was going on; a name that does not resolve is always `dns`. */
export function toTransportError(error: unknown, phase: TransportPhase): Pop3TransportError {
  const kind = KINDS[codeOf(error)] ?? FALLBACKS[phase]
  return new Pop3TransportError(kind === 'host-not-found' ? 'dns' : phase, kind, error)
}

/** A host with several addresses fails with an error for each: the last one is that of the most patient attempt. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors.at(-1))
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
