import type { MessageKey } from '../../text/messages.ts'

/** OpenSSL's and Node's words for why a certificate was refused. */
const REASONS: Record<string, MessageKey> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate.selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate.unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate.unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate.unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate.unknownIssuer',
  CERT_HAS_EXPIRED: 'certificate.expired',
  CERT_NOT_YET_VALID: 'certificate.notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate.otherServer',
}

/** The text that says it to people; undefined for a reason that is rare enough to be shown as it is. */
export const reasonKey = (reason: string): MessageKey | undefined =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined
