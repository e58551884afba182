import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createChosenCertificates, fromContent } from '../../../../src-main/ipc/client-certificates.ts'
import { readClientCertificate } from '../../../../src-main/pop3/client-certificate.ts'
import { createAuthority } from '../../../support/certificates.ts'

const authority = createAuthority()
const { cert, key } = authority.issue({ hosts: ['anna'] })
const lockedKey = createPrivateKey(key).export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'grey pigeons',
})
const file = (...parts: (string | Buffer)[]): { name: string; bytes: Buffer } => ({
  name: 'anna.pem',
  bytes: Buffer.from(parts.join('')),
})

describe('a chosen certificate file', () => {
  it('is opened at once where nothing locks it, and kept as it is', () => {
    const certificates = createChosenCertificates(readClientCertificate)

    const chosen = certificates.choose(file(key, cert))

    expect(chosen).toMatchObject({ fileName: 'anna.pem', certificate: { subject: 'CN=anna' } })
    const { facts, content } = certificates.take(chosen.id)
    expect(facts).toEqual(chosen.certificate)
    expect(fromContent(content)).toEqual({ file: file(key, cert).bytes, passphrase: '' })
  })

  it('waits for the passphrase that opens it, and is nothing to take before', () => {
    const certificates = createChosenCertificates(readClientCertificate)
    const { id, certificate } = certificates.choose(file(cert, lockedKey))

    expect(certificate).toBeNull()
    expect(() => certificates.take(id)).toThrow('not been opened')
    expect(() => certificates.open(id, 'white pigeons')).toThrow(
      expect.objectContaining({ name: 'ClientCertificateError' }),
    )
    expect(certificates.open(id, 'grey pigeons').certificate?.subject).toBe('CN=anna')
    expect(fromContent(certificates.take(id).content).passphrase).toBe('grey pigeons')
  })

  it.each([
    ['no key', file(cert)],
    ['the key of another certificate', file(cert, authority.issue().key)],
    ['neither', file('hello')],
    ['nothing', file('')],
  ])('is refused with %s', (_, chosen) => {
    expect(() => createChosenCertificates(readClientCertificate).choose(chosen)).toThrow(
      expect.objectContaining({ name: 'ClientCertificateError' }),
    )
  })

  it('is forgotten when another is chosen', () => {
    const certificates = createChosenCertificates(readClientCertificate)
    const first = certificates.choose(file(key, cert))
    certificates.choose(file(cert, key))

    expect(() => certificates.take(first.id)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})
