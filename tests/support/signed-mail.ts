import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'

/** A key for DKIM, and its record as DNS would have it. */
export interface SigningKey {
  privateKey: string
  record: string
}

export function makeSigningKey(bits = 2048): SigningKey {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { privateKey: pair.privateKey, record: `v=DKIM1; k=rsa; p=${pair.publicKey.toString('base64')}` }
}

export interface SignOptions {
  key: SigningKey
  domain?: string
  selector?: string
  /** Octets of the body that are covered. */
  covered?: number
  /** Milliseconds since 1970. */
  expires?: number
  algorithm?: string
  /** The fields that are covered, with colons between them. */
  fields?: string
}

/** A message with a DKIM signature before it. */
export async function signMail(message: string, options: SignOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { key, domain = 'example.org', selector = 'post', algorithm = 'rsa-sha256' } = options
  const { covered, expires, fields } = options
  // mailauth's declarations want the key twice, and a list where a line is read.
  const { signatures, errors } = await dkimSign(message, {
    canonicalization: 'relaxed/relaxed',
    signTime: new Date('2026-01-01T00:00:00Z'),
    ...(expires === undefined ? {} : { expires: new Date(expires) }),
    ...(fields === undefined ? {} : { headerList: fields }),
    signatureData: [
      {
        signingDomain: domain,
        selector,
        privateKey: key.privateKey,
        algorithm,
        ...(covered === undefined ? {} : { maxBodyLength: covered }),
      },
    ],
  } as never)
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return new Uint8Array(Buffer.from(signatures + message))
}
