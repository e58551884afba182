import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The master key, locked with a recovery key (AES-256-GCM). All fields are base64. */
export interface RecoveryWrap {
  salt: string
  nonce: string
  wrapped: string
  tag: string
}

/** The recovery key does not open this profile. */
export class RecoveryKeyError extends Error {
  override readonly name = 'RecoveryKeyError'
}

// Crockford's Base32: no letter that is taken for a digit, none of either case.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 160 bits, which nobody guesses: no slow derivation is needed. */
const KEY_BYTES = 20
const GROUP = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A new recovery key: eight groups of four letters and digits, to be written down. */
export function makeRecoveryKey(): string {
  const bits = [...randomBytes(KEY_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{5}/g)?.map((five) => ALPHABET[parseInt(five, 2)]) ?? []
  return (letters.join('').match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/** Locks `master` with a recovery key. */
export function wrapWithRecoveryKey(master: Uint8Array, recoveryKey: string): RecoveryWrap {
  const salt = randomBytes(KEY_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(recoveryKey, salt), nonce)
  const wrapped = Buffer.concat([cipher.update(master), cipher.final()])
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/**
 * However it was typed: small letters, other separators, O for 0, I and L for 1.
 * @throws RecoveryKeyError
 */
export function unwrapWithRecoveryKey(wrap: RecoveryWrap, recoveryKey: string): Buffer {
  const key = deriveKey(recoveryKey, Buffer.from(wrap.salt, 'base64'))
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(wrap.nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(Buffer.from(wrap.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(wrap.wrapped, 'base64')), decipher.final()])
  } catch (cause) {
    throw new RecoveryKeyError('the recovery key does not open the key', { cause })
  }
}

const deriveKey = (recoveryKey: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', canonical(recoveryKey), salt, 'restante recovery', 32))

const canonical = (recoveryKey: string): string =>
  recoveryKey
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
