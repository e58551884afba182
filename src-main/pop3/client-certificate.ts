import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { ClientCertificateError } from './errors.ts'
import type { ClientCertificate } from './open-socket.ts'

/**
 * Reads a certificate with its private key from a file: PEM, the parts in any order, or PKCS #12.
 * @throws ClientCertificateError
 */
export function readClientCertificate(
  file: Buffer,
  passphrase: string,
): { clientCertificate: ClientCertificate; certificate: X509Certificate } {
  const text = file.toString('latin1')
  const content = text.includes('-----BEGIN ') ? { cert: text, key: text } : { pfx: file }
  const clientCertificate = { ...content, ...(passphrase !== '' && { passphrase }) }
  try {
    return { clientCertificate, certificate: certificateOf(clientCertificate) }
  } catch (error) {
    throw new ClientCertificateError(`no certificate and key to be read: ${String(error)}`, { cause: error })
  }
}

/** What of a context of Node's TLS is used here; its type says nothing. */
interface OwnCertificate {
  getCertificate(): Buffer | null
}

/** As TLS will use it. Node has no other reader of PKCS #12. */
function certificateOf(clientCertificate: ClientCertificate): X509Certificate {
  const raw = (createSecureContext(clientCertificate).context as OwnCertificate).getCertificate()
  if (!raw) throw new Error('no certificate')
  const certificate = new X509Certificate(raw)
  if (!('key' in clientCertificate)) return certificate
  const { key, passphrase } = clientCertificate
  if (!certificate.checkPrivateKey(createPrivateKey({ key, passphrase }))) throw new Error('another key')
  return certificate
}
