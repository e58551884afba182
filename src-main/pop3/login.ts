import type { Command } from './command.ts'
import { apop, apopTimestamp } from './commands/apop.ts'
import { auth } from './commands/auth.ts'
import { pass } from './commands/pass.ts'
import { user as userCommand } from './commands/user.ts'
import { Pop3ProtocolError } from './errors.ts'
import type { LoginMethod } from './login-method.ts'
import { cramMd5 } from './sasl/cram-md5.ts'
import { login } from './sasl/login.ts'
import type { Credentials } from './sasl/mechanism.ts'
import { oauthBearer, xoauth2 } from './sasl/oauth.ts'
import { plain } from './sasl/plain.ts'
import { scram } from './sasl/scram.ts'

/** What the server said and where it is: some methods build on it. */
export interface LoginPlace {
  greeting: string
  host: string
  port: number
}

/**
 * The commands that log in by `method`, to be given one after the other.
 * @throws Pop3ProtocolError `unreadable` when APOP is asked for and the greeting has no valid timestamp
 */
export function loginCommands(method: LoginMethod, given: Credentials, place: LoginPlace): Command<void>[] {
  const { user, secret } = given
  switch (method) {
    case 'USER':
      return [userCommand(user), pass(secret)]
    case 'APOP':
      return [apop(user, secret, requireTimestamp(place.greeting))]
    case 'PLAIN':
      return [auth(method, plain(given), secret)]
    case 'LOGIN':
      return [auth(method, login(given), secret)]
    case 'CRAM-MD5':
      return [auth(method, cramMd5(given), secret)]
    case 'SCRAM-SHA-1':
      return [auth(method, scram('sha1', given), secret)]
    case 'SCRAM-SHA-256':
      return [auth(method, scram('sha256', given), secret)]
    case 'XOAUTH2':
      return [auth(method, xoauth2(given), secret)]
    case 'OAUTHBEARER':
      return [auth(method, oauthBearer(given, place.host, place.port), secret)]
  }
}

function requireTimestamp(greeting: string): string {
  const timestamp = apopTimestamp(greeting)
  if (timestamp === undefined) {
    throw new Pop3ProtocolError('unreadable', 'the greeting has no valid timestamp for APOP', 'APOP')
  }
  return timestamp
}
