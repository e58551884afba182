import type { ConnectionFacts, TlsFacts } from '../../../src-main/contract/connection.ts'
import type { MessageKey } from '../../text/messages.ts'

/** Such as "TLS 1.3". */
export const tlsName = ({ version }: TlsFacts): string => version.replace(/^TLSv/, 'TLS ')

/** How far a connection can be trusted. */
export type Lock = 'verified' | 'exception' | 'none'

export const lockOf = ({ tls }: ConnectionFacts): Lock =>
  tls ? (tls.isException ? 'exception' : 'verified') : 'none'

export const LOCK_WORDS: Record<Lock, MessageKey> = {
  verified: 'connection.lockVerified',
  exception: 'connection.lockException',
  none: 'connection.lockNone',
}
