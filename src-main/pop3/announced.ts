import type { Capabilities } from './capabilities.ts'

/** The SASL mechanisms announced, upper case; `[]` when there are none (RFC 5034 section 6). */
export function announcedMechanisms(capabilities: Capabilities): string[] {
  return (capabilities.get('SASL') ?? []).map((mechanism) => mechanism.toUpperCase())
}

/**
 * How many days a message may stay on the server: Infinity for NEVER, undefined when nothing is said. It may differ
 * by user, so what is said before the login may not hold after it (RFC 2449 section 6.7).
 */
export function announcedExpiry(capabilities: Capabilities): number | undefined {
  const [days] = capabilities.get('EXPIRE') ?? glued(capabilities)
  if (days === undefined) return undefined
  return days.toUpperCase() === 'NEVER' ? Infinity : parseCount(days)
}

/** Seconds that have to lie between two logins (RFC 2449 section 6.5); undefined when nothing is said. */
export function announcedLoginDelay(capabilities: Capabilities): number | undefined {
  return parseCount(capabilities.get('LOGIN-DELAY')?.[0])
}

/** Name and version of the server (RFC 2449 section 6.9). Untrusted: clean it before showing it. */
export function announcedImplementation(capabilities: Capabilities): string | undefined {
  return capabilities.get('IMPLEMENTATION')?.join(' ')
}

/** GNU Mailutils leaves out the space: `EXPIRENEVER`, `EXPIRE7`. */
function glued({ names }: Capabilities): string[] {
  return names.flatMap((name) => /^EXPIRE(NEVER|\d+)$/.exec(name)?.[1] ?? [])
}

/** A number that is worth nothing when it is not one. */
function parseCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
