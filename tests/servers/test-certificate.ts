import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const runFile = promisify(execFile)

/** A server's certificate and the authority that signed it, as PEM files. */
export interface TestCertificate {
  readonly caFile: string
  readonly caPem: string
  readonly certificateFile: string
  readonly keyFile: string
  /** Certificate and key in one, as some servers want them. */
  readonly bothFile: string
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-batch']

/**
 * Makes an authority of its own and, signed by it, a certificate for localhost and 127.0.0.1 (openssl).
 * @throws when openssl is missing
 */
export async function makeTestCertificate(folder: string): Promise<TestCertificate> {
  const file = (name: string): string => join(folder, name)
  const openssl = (...args: string[]) => runFile('openssl', args, { timeout: 10_000 })
  const caFile = file('ca.pem')
  const certificateFile = file('server.pem')
  const keyFile = file('server.key')
  const extensions = file('server.ext')

  const ca = [
    '-x509',
    '-days',
    '30',
    '-subj',
    '/CN=Restante test authority',
    '-keyout',
    file('ca.key'),
    '-out',
    caFile,
  ]
  await openssl('req', ...NEW_KEY, ...ca)
  const request = ['-subj', '/CN=localhost', '-keyout', keyFile, '-out', file('server.csr')]
  await openssl('req', ...NEW_KEY, ...request)
  await writeFile(extensions, 'subjectAltName = DNS:localhost, IP:127.0.0.1\nbasicConstraints = CA:false\n')
  const signer = ['-CA', caFile, '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '30']
  await openssl(
    'x509',
    '-req',
    '-in',
    file('server.csr'),
    ...signer,
    '-extfile',
    extensions,
    '-out',
    certificateFile,
  )
  const bothFile = file('server-and-key.pem')
  await writeFile(bothFile, [await readFile(certificateFile), await readFile(keyFile)], { mode: 0o600 })
  return { caFile, caPem: await readFile(caFile, 'utf8'), certificateFile, keyFile, bothFile }
}
