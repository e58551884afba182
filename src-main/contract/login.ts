/** Ways to log in that need a name and a password and nothing else, the best first. USER is USER and PASS. */
export const PASSWORD_LOGINS = [
  'SCRAM-SHA-256-PLUS',
  'SCRAM-SHA-1-PLUS',
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'CRAM-MD5',
  'APOP',
  'PLAIN',
  'LOGIN',
  'USER',
] as const
export type PasswordLogin = (typeof PASSWORD_LOGINS)[number]

/** Those that take an OAuth access token. */
export const TOKEN_LOGINS = ['OAUTHBEARER', 'XOAUTH2'] as const
export type TokenLogin = (typeof TOKEN_LOGINS)[number]

/** Every way to log in there is (RFC 1939, RFC 5034 and the mechanisms of SASL). */
export const LOGIN_METHODS = [...PASSWORD_LOGINS, 'GSSAPI', 'EXTERNAL', ...TOKEN_LOGINS] as const
export type LoginMethod = (typeof LOGIN_METHODS)[number]

/** What an account may ask for: one of them, or the strongest with a password that the server offers. */
export type LoginChoice = LoginMethod | 'auto'
