import { err, ok, okLines } from './reply.ts'
import type { Session } from './session.ts'

/** Refused logins before the connection is closed, so that nobody on this computer can guess at leisure. */
const MAX_REFUSED_LOGINS = 3

const CAPABILITIES = [
  'TOP',
  'UIDL',
  'USER',
  'PIPELINING',
  'RESP-CODES',
  'AUTH-RESP-CODE',
  'IMPLEMENTATION Restante-sample',
]

/** CAPA (RFC 2449 section 5); [AUTH] of AUTH-RESP-CODE is RFC 3206. */
export const capa = (): Buffer => okLines('what this server can do', CAPABILITIES)

/** USER (RFC 1939 section 7). Any name is taken, so that the answer tells nothing. */
export function user(session: Session, name: string): Buffer {
  if (name === '') return err('USER needs a name')
  session.user = name
  return ok('now the password')
}

/** PASS (RFC 1939 section 7): the whole rest of the line, spaces included, is the password. */
export function pass(session: Session, password: string): Buffer {
  const { mailbox, user: name } = session
  if (name === null) return err('USER comes first')
  session.user = null
  if (name !== mailbox.user || password !== mailbox.password) {
    session.refusedLogins += 1
    if (session.refusedLogins >= MAX_REFUSED_LOGINS) session.state = 'closed'
    return err('[AUTH] wrong user name or password')
  }
  session.state = 'transaction'
  session.messages = mailbox.messages
  return ok(`${session.messages.length} messages are waiting`)
}

/** QUIT (RFC 1939 sections 4 and 6): after a login, the marked messages are removed now. */
export function quit(session: Session): Buffer {
  const { mailbox, marked } = session
  mailbox.messages = mailbox.messages.filter((message) => !marked.has(message))
  session.state = 'closed'
  return ok(`goodbye, ${marked.size} removed`)
}
