import { announcedMechanisms } from './announced.ts'
import type { Capabilities } from './capabilities.ts'
import { Pop3LoginError } from './errors.ts'
import { isWeaker } from './login-method.ts'
import type { LoginMethod } from './login-method.ts'

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
  if (atLeast && isWeaker(method, atLeast)) {
    throw new Pop3LoginError(
      { kind: 'weaker', method, atLeast },
      `${method} is weaker than ${atLeast}, which is wanted at least: ${offer}`,
    )
  }
  const isListed = method === 'USER' || method === 'APOP' || offered.includes(method)
  if (offered.length > 0 && !isListed) {
    throw new Pop3LoginError({ kind: 'not-offered', method }, `${method} is not offered: ${offer}`)
  }
}
