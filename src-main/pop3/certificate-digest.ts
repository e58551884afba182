import { createHash } from 'node:crypto'

const SEQUENCE = 0x30
const OBJECT_IDENTIFIER = 0x06

/** The hashes of signature algorithms (RFC 4055, RFC 5758); MD5 and SHA-1 count as SHA-256 (RFC 5929 section 4.1). */
const HASHES: Record<string, string> = {
  '2a864886f70d010104': 'sha256',
  '2a864886f70d010105': 'sha256',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d0401': 'sha256',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
}

/**
 * The digest of a certificate (DER) by the hash of its own signature, which tls-server-end-point is; undefined where
 * the signature has no such hash (Ed25519) or names it elsewhere (RSASSA-PSS).
 */
export function digestOfSignature(certificate: Buffer | undefined): Buffer | undefined {
  if (!certificate) return undefined
  const whole = readElement(certificate, SEQUENCE)
  const toBeSigned = whole && readElement(whole.content, SEQUENCE)
  const algorithm = toBeSigned && readElement(toBeSigned.rest, SEQUENCE)
  const identifier = algorithm && readElement(algorithm.content, OBJECT_IDENTIFIER)
  const hash = identifier && HASHES[identifier.content.toString('hex')]
  return hash === undefined ? undefined : createHash(hash).update(certificate).digest()
}

/** The DER element at the beginning of `bytes` (X.690 section 8.1), if it is one with this tag. */
function readElement(bytes: Buffer, tag: number): { content: Buffer; rest: Buffer } | undefined {
  const [found, first] = bytes
  if (found !== tag || first === undefined) return undefined
  const lengthOctets = first < 0x80 ? 0 : first - 0x80
  if (first === 0x80 || lengthOctets > 4 || bytes.length < 2 + lengthOctets) return undefined
  const length = lengthOctets === 0 ? first : bytes.readUIntBE(2, lengthOctets)
  const start = 2 + lengthOctets
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}
