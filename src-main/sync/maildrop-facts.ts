import type { MaildropFacts } from '../contract/sync.ts'
import { announcedExpiry, announcedLoginDelay } from '../pop3/announced.ts'
import type { Capabilities } from '../pop3/capabilities.ts'

/** What the server says it does with mail and wants of its clients (RFC 2449 sections 6.5 and 6.7). */
export function maildropFacts(capabilities: Capabilities): MaildropFacts {
  const days = announcedExpiry(capabilities)
  return {
    expiresAfterDays: days === Infinity ? 'never' : (days ?? null),
    loginDelaySeconds: announcedLoginDelay(capabilities) ?? null,
  }
}
