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
    const found = at < 0 ? undefined : results.splice(at, 1)[0]?.status
    const result = provesNothing ? 'unusable' : toResult(found, keys.get(keyName))
    return { domain: shownDomain(domain), result, isAligned: Boolean(found?.aligned) }
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

interface Status {
  result: string
  comment?: string | undefined
  /** Octets of the text that are not covered; mailauth declares something else. */
  underSized?: unknown
}

function toResult(status: Status | undefined, key: KnownKey | undefined): SignatureResult {
  if (!status) return 'unusable'
  const { result, comment, underSized } = status
  if (result === 'pass') return underSized ? 'partial' : 'verified'
  if (result === 'fail' || comment === 'body hash did not verify') return 'changed'
  if (result === 'temperror') return key === 'unreachable' ? 'unreachable' : 'not-checked'
  if (comment === 'expired' || comment === 'invalid expiration') return 'expired'
  // A record without a key says that it was taken back (section 3.6.1).
  return comment === 'no key' || comment === 'invalid public key' ? 'no-key' : 'unusable'
}
