import type { TLSSocket } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import type { RefusedCertificate } from './errors.ts'
import { cleanServerText } from './reply.ts'

/** A certificate to be taken although nobody vouches for it: this one, from this server, and no other. */
export interface CertificateException {
  host: string
  port: number
  /** SHA-256 of the whole certificate in hexadecimal, with or without colons. */
  fingerprint: string
}

/**
 * The other side's certificate; undefined when it showed none. Node's getPeerX509Certificate takes it out of the
 * connection, so that only its first caller would see it.
 */
export function peerCertificate(socket: TLSSocket): X509Certificate | undefined {
  // Empty without one, whatever its type says.
  const { raw } = socket.getPeerCertificate() as { raw?: Buffer }
  return raw && new X509Certificate(raw)
}

/** The certificate of a TLS connection that was not authorised; undefined when the server showed none. */
export function refusedCertificate(
  socket: TLSSocket,
  host: string,
  port: number,
): RefusedCertificate | undefined {
  const certificate = peerCertificate(socket)
  if (!certificate) return undefined
  return {
    host,
    port,
    reason: cleanServerText(String(socket.authorizationError)),
    fingerprint: certificate.fingerprint256,
    subject: cleanServerText(certificate.subject),
    issuer: cleanServerText(certificate.issuer),
    names: cleanServerText(certificate.subjectAltName ?? ''),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
  }
}

/** Whether one of the exceptions is for exactly this certificate from exactly there. */
export function isExcepted(
  { host, port, fingerprint }: RefusedCertificate,
  exceptions: readonly CertificateException[],
): boolean {
  return exceptions.some(
    (exception) =>
      exception.host.toLowerCase() === host.toLowerCase() &&
      exception.port === port &&
      plainHex(exception.fingerprint) === plainHex(fingerprint),
  )
}

const plainHex = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase()
