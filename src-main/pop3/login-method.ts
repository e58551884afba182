import type { Capabilities } from './capabilities.ts'

/** Ways to log in, the best first. USER is USER and PASS; APOP is never picked by itself. */
export const LOGIN_METHODS = [
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'CRAM-MD5',
  'PLAIN',
  'LOGIN',
  'USER',
  'APOP',
  'XOAUTH2',
  'OAUTHBEARER',
] as const
export type LoginMethod = (typeof LOGIN_METHODS)[number]

/** Those that take a password and can be picked from what a server announces. */
const BY_PASSWORD = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5', 'PLAIN', 'LOGIN'] as const

/**
 * The strongest method for a password that the server announces: one that does not send it before those that do.
 * USER where it announces none of them, since RFC 1939 servers announce nothing.
 */
export function strongestMethod(capabilities: Capabilities): LoginMethod {
  const offered = new Set(capabilities.get('SASL')?.map((mechanism) => mechanism.toUpperCase()))
  return BY_PASSWORD.find((method) => offered.has(method)) ?? 'USER'
}
