import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'

/** A key that a passphrase opens: scrypt (RFC 7914) makes the key for AES-256-GCM. All fields but numbers are base64. */
export interface PassphraseWrap {
  cost: number
  blockSize: number
  parallelization: number
  salt: string
  nonce: string
  wrapped: string
  tag: string
}

// 128 MiB and some 0.4 s a try on the machines of 2026: dear to guess, bearable to wait for once a start.
const COST = { cost: 2 ** 17, blockSize: 8, parallelization: 1 }
const KEY_BYTES = 32
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The passphrase does not open this key. */
export class PassphraseError extends Error {
  override readonly name = 'PassphraseError'
}

/** Locks `key` with a passphrase. The same passphrase typed on another keyboard (NFKC) opens it. */
export async function wrapWithPassphrase(key: Uint8Array, passphrase: string): Promise<PassphraseWrap> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt, COST), nonce)
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    ...COST,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** @throws PassphraseError when the passphrase is another, or the wrap was changed */
export async function unwrapWithPassphrase(wrap: PassphraseWrap, passphrase: string): Promise<Buffer> {
  const { cost, blockSize, parallelization } = wrap
  const derived = await deriveKey(passphrase, Buffer.from(wrap.salt, 'base64'), {
    cost,
    blockSize,
    parallelization,
  })
  const nonce = Buffer.from(wrap.nonce, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', derived, nonce, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(Buffer.from(wrap.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(wrap.wrapped, 'base64')), decipher.final()])
  } catch (cause) {
    throw new PassphraseError('the passphrase does not open the key', { cause })
  }
}

function deriveKey(passphrase: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.cost * cost.blockSize }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
