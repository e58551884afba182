import { createHash, verify } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import type { Signature, SignatureResult } from '../../contract/message-authenticity.ts'
import { headerLength, readAllFields } from '../header-fields.ts'
import { shownDomain } from '../sender/shown-domain.ts'
import { readSignatureFields } from './signature-fields.ts'

/** What is known of a key: its record in DNS, that there is none, or that DNS could not be asked. */
export type KnownKey = { record: string } | 'none' | 'unreachable'

/**
 * Checks the DKIM signatures of a message on its exact bytes, with the keys that are given; nothing is asked of
 * anybody. That a message was changed can be said without its key.
 * @param keys by name (signature-fields.ts)
 * @param now milliseconds since 1970, for signatures that expire
 */
export async function verifySignatures(
  message: Uint8Array,
  keys: ReadonlyMap<string, KnownKey>,
  now: number,
): Promise<Signature[]> {
  const fields = readSignatureFields(message)
  const isWorthless = senderFields(message) !== 1 || fields.every((field) => field.isWorthless)
  if (isWorthless) {
    return fields.map(({ domain }) => ({
      domain: shownDomain(domain),
      result: 'unusable',
      isAligned: false,
    }))
  }
  const { results } = await dkimVerify(Buffer.from(message.buffer, message.byteOffset, message.byteLength), {
    curTime: new Date(now),
    resolver: (name: string) => Promise.resolve([[keyRecord(keys.get(name.toLowerCase()))]]),
  })
  return fields.map(({ domain, selector, keyName, isWorthless: provesNothing }) => {
    const at = results.findIndex(
      (one) => one.signingDomain?.toLowerCase() === domain && one.selector?.toLowerCase() === selector,
    )
    // Each answer serves one field, or the good one of two alike would speak for both.
    const found = at < 0 ? undefined : (results.splice(at, 1)[0] as Found)
    const result = provesNothing ? 'unusable' : toResult(found, keys.get(keyName), now)
    return { domain: shownDomain(domain), result, isAligned: Boolean(found?.status.aligned) }
  })
}

/** Of two senders the signature may have covered one, and the reader see the other (RFC 6376 section 8.15). */
const senderFields = (message: Uint8Array): number =>
  readAllFields(message.subarray(0, headerLength(message)), new Set(['from'])).get('from')?.length ?? 0

class NoKeyError extends Error {
  override name = 'NoKeyError'

  constructor(readonly code: 'ENODATA' | 'EUNKNOWN') {
    super(code)
  }
}

function keyRecord(key: KnownKey | undefined): string {
  if (typeof key === 'object') return key.record
  throw new NoKeyError(key === 'none' ? 'ENODATA' : 'EUNKNOWN')
}

/** What mailauth answers for one signature, as far as it is used; it declares less. */
interface Found {
  algo?: string
  /** In base64, as all that is binary. */
  signature?: string
  signingHeaders?: { canonicalizedHeader: string }
  /** There once the key was read and the hash of the text is right. */
  publicKey?: string
  /** ISO 8601. */
  expiresAfter?: string | null
  status: {
    result: string
    comment?: string | undefined
    aligned?: unknown
    /** Octets of the text that are not covered. */
    underSized?: unknown
  }
}

function toResult(found: Found | undefined, key: KnownKey | undefined, now: number): SignatureResult {
  if (!found) return 'unusable'
  const { publicKey, expiresAfter, status } = found
  if (status.comment === 'body hash did not verify') return 'changed'
  if (publicKey !== undefined) {
    const isGood = isSignedBy(publicKey, found)
    if (isGood !== true) return isGood === false ? 'changed' : 'unusable'
    if (expiresAfter && Date.parse(expiresAfter) < now) return 'expired'
    return status.underSized ? 'partial' : 'verified'
  }
  if (status.result === 'temperror') return key === 'unreachable' ? 'unreachable' : 'not-checked'
  // A record without a key says that it was taken back (section 3.6.1).
  return status.comment === 'no key' || status.comment === 'invalid public key' ? 'no-key' : 'unusable'
}

/**
 * The last step, which mailauth does by the name that the signature gives the algorithm: `rsa-sha256` is one to OpenSSL,
 * not to the BoringSSL of Electron. Undefined where key and signature do not fit together.
 */
function isSignedBy(
  publicKey: string,
  { algo = '', signature = '', signingHeaders }: Found,
): boolean | undefined {
  const header = Buffer.from(signingHeaders?.canonicalizedHeader ?? '', 'base64')
  const bytes = Buffer.from(signature, 'base64')
  try {
    if (algo.toLowerCase() === 'rsa-sha256') return verify('sha256', header, publicKey, bytes)
    // RFC 8463: what is signed is the hash.
    return verify(null, createHash('sha256').update(header).digest(), publicKey, bytes)
  } catch {
    // A key of another kind than the signature says.
    return undefined
  }
}
