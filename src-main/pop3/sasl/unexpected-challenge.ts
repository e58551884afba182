import { Pop3ProtocolError } from '../errors.ts'

/** A challenge where the mechanism has none. @throws Pop3ProtocolError `unreadable`, always */
export function unexpectedChallenge(mechanism: string): never {
  throw new Pop3ProtocolError('unreadable', `a challenge that ${mechanism} does not know`, 'AUTH')
}
