import { announcedMechanisms } from './announced.ts'
import type { Capabilities } from './capabilities.ts'
import { Pop3LoginError } from './errors.ts'

/**
 * Ways to log in, and how much each keeps to itself. A login that must be `atLeast` some method may be of any with the
 * same number or a higher one.
 */
const STRENGTHS = {
  /** Nothing that could be used elsewhere, and both sides are proved, over this very TLS connection. */
  GSSAPI: 5,
  EXTERNAL: 5,
  'SCRAM-SHA-256-PLUS': 5,
  'SCRAM-SHA-1-PLUS': 5,
  /** The password is not sent, and the server proves that it knows it. */
  'SCRAM-SHA-256': 4,
  'SCRAM-SHA-1': 3,
  /** The password is not sent, but can be found out from what is. */
  'CRAM-MD5': 2,
  /** As before, and a false server may choose what is hashed. Also: a token, good for a while. */
  APOP: 1,
  OAUTHBEARER: 1,
  XOAUTH2: 1,
  /** The password is sent. USER is USER and PASS. */
  PLAIN: 0,
  LOGIN: 0,
  USER: 0,
}
export type LoginMethod = keyof typeof STRENGTHS

/** Every way to log in, the best first. */
export const LOGIN_METHODS = Object.keys(STRENGTHS) as LoginMethod[]

/** Those that take a password and can be picked from what a server announces, best first. */
const BY_PASSWORD = [
  'SCRAM-SHA-256-PLUS',
  'SCRAM-SHA-1-PLUS',
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'CRAM-MD5',
  'PLAIN',
  'LOGIN',
] as const

/**
 * The strongest method for a password that the server announces: one that does not send it before those that do, one
 * bound to the TLS connection only where there is one (`isTls`). USER where it announces none of them, since
 * RFC 1939 servers announce nothing. APOP is never picked by itself.
 */
export function strongestMethod(capabilities: Capabilities, isTls: boolean): LoginMethod {
  const offered = new Set(announcedMechanisms(capabilities))
  return BY_PASSWORD.find((method) => offered.has(method) && (isTls || !method.endsWith('-PLUS'))) ?? 'USER'
}

/**
 * @throws Pop3LoginError `weaker` when `method` protects less than `atLeast`; `not-offered` when the server lists its
 * mechanisms and `method` is not one of them
 */
export function requireMethod(
  method: LoginMethod,
  atLeast: LoginMethod | undefined,
  capabilities: Capabilities,
): void {
  const offered = announcedMechanisms(capabilities)
  const offer = offered.length > 0 ? `the server offers ${offered.join(', ')}` : 'the server announces none'
  if (atLeast && STRENGTHS[method] < STRENGTHS[atLeast]) {
    throw new Pop3LoginError(
      'weaker',
      `${method} is weaker than ${atLeast}, which is wanted at least: ${offer}`,
    )
  }
  const isListed = method === 'USER' || method === 'APOP' || offered.includes(method)
  if (offered.length > 0 && !isListed) {
    throw new Pop3LoginError('not-offered', `${method} is not offered: ${offer}`)
  }
}
