import { announcedExpiry } from '../pop3/announced.ts'
import type { Capabilities } from '../pop3/capabilities.ts'

/**
 * The size above which messages are taken only in part. A server that deletes mail by itself (EXPIRE, RFC 2449
 * section 6.7) would take with it what is not here: from there every message is taken whole.
 */
export function partialAboveFor(capabilities: Capabilities, partialAbove: number): number {
  const days = announcedExpiry(capabilities)
  return days === undefined || days === Infinity ? partialAbove : Infinity
}
