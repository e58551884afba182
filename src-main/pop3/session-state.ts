/** The states of a session (RFC 1939 section 3): `update` begins with QUIT, `closed` is the end. */
export type SessionState = 'authorization' | 'transaction' | 'update' | 'closed'

export const AUTHORIZATION: readonly SessionState[] = ['authorization']
export const TRANSACTION: readonly SessionState[] = ['transaction']
export const ANY_STATE: readonly SessionState[] = ['authorization', 'transaction']
