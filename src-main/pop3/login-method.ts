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

/** Whether `method` keeps less to itself than `other`. */
export const isWeaker = (method: LoginMethod, other: LoginMethod): boolean =>
  STRENGTHS[method] < STRENGTHS[other]
