import type { MessageFact } from '../../contract/message-fact.ts'
import { headOf } from '../leaf.ts'
import type { Leaf } from '../leaf.ts'

/** The object identifiers 1.2.840.113549.1.7.2 and .3 in DER: what a CMS structure (RFC 5652) begins with. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex')
const ENVELOPED_DATA = Buffer.from('06092a864886f70d010703', 'hex')
/** Octets of a part in which that, or the line of an armour, must be. */
const HEAD_OCTETS = 1024

const CMS = /^application\/(?:x-)?pkcs7-mime$/

/** Whether a part says that the message is signed or encrypted (RFC 3156, RFC 8551, or PGP within the text). */
export function protectionOf(leaf: Leaf): MessageFact | null {
  const { mimeType } = leaf
  if (mimeType === 'application/pgp-encrypted') return { kind: 'encrypted', how: 'pgp' }
  if (mimeType === 'application/pgp-signature') return { kind: 'signed', how: 'pgp' }
  if (/^application\/(?:x-)?pkcs7-signature$/.test(mimeType)) return { kind: 'signed', how: 'smime' }
  const head = Buffer.from(headOf(leaf).subarray(0, HEAD_OCTETS))
  if (CMS.test(mimeType)) {
    if (head.includes(SIGNED_DATA)) return { kind: 'signed', how: 'smime' }
    return head.includes(ENVELOPED_DATA) ? { kind: 'encrypted', how: 'smime' } : null
  }
  if (mimeType !== 'text/plain') return null
  const armour = /^-----BEGIN PGP (SIGNED )?MESSAGE-----\s*$/m.exec(head.toString('latin1'))
  if (!armour) return null
  return { kind: armour[1] ? 'signed' : 'encrypted', how: 'pgp' }
}
