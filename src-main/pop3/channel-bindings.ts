import type { TLSSocket } from 'node:tls'
import { peerCertificate } from './certificate.ts'
import { digestOfSignature } from './certificate-digest.ts'

/** Something that only the two ends of one TLS connection know (RFC 5056). */
export interface ChannelBinding {
  type: 'tls-exporter' | 'tls-server-end-point' | 'tls-unique'
  data: Buffer
}

/**
 * What a login may be bound to, best first.
 *
 * tls-exporter (RFC 9266) and tls-server-end-point (RFC 5929 section 4) hold with every version. tls-unique is not
 * defined for TLS 1.3 and weak before without extended master secret (RFC 7627), yet Cyrus takes nothing else, with
 * TLS 1.3 too, where it means the client's Finished message as before.
 */
export function channelBindingsOf(socket: TLSSocket): ChannelBinding[] {
  const exported = socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0))
  const endPoint = digestOfSignature(peerCertificate(socket)?.raw)
  const finished = socket.getFinished()
  return [
    { type: 'tls-exporter', data: exported },
    ...(endPoint ? [{ type: 'tls-server-end-point' as const, data: endPoint }] : []),
    ...(finished ? [{ type: 'tls-unique' as const, data: finished }] : []),
  ]
}
