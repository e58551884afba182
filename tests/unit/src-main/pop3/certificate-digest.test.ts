import { createHash, X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { digestOfSignature } from '../../../../src-main/pop3/certificate-digest.ts'
import { createAuthority } from '../../../support/certificates.ts'

const sha = (hash: string, bytes: Buffer): string => createHash(hash).update(bytes).digest('hex')

describe('the digest of a certificate', () => {
  it('is made by the hash of its signature', () => {
    const { raw } = new X509Certificate(createAuthority().issue().cert)

    expect(digestOfSignature(raw)?.toString('hex')).toBe(sha('sha256', raw))
  })

  it('is as long as that hash, for every root certificate, and SHA-256 where it is SHA-1', () => {
    const lengths = rootCertificates.map((pem) => digestOfSignature(new X509Certificate(pem).raw)?.length)

    expect(new Set(lengths)).toEqual(new Set([32, 48, 64]))
  })

  it('is unknown for what is no certificate', () => {
    const { raw } = new X509Certificate(createAuthority().cert)

    for (let length = 0; length < 300; length++) {
      const cut = raw.subarray(0, length)
      const digest = digestOfSignature(cut)?.toString('hex')
      expect([undefined, sha('sha256', cut)]).toContain(digest)
    }
    expect(digestOfSignature(undefined)).toBeUndefined()
    expect(digestOfSignature(Buffer.from([0x30, 0x80, 0x30, 0x80]))).toBeUndefined()
  })
})
