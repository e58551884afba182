import type { Command } from '../command.ts'
import { Pop3ProtocolError } from '../errors.ts'
import type { SaslExchange, SaslMessage } from '../sasl/mechanism.ts'
import { AUTHORIZATION } from '../session-state.ts'

/** A longer command must not carry the initial response (RFC 5034 section 4). */
const MAX_LINE = 255

/**
 * AUTH: logs in by a SASL mechanism (RFC 5034). What the client says is secret, and so is `secret`, should the
 * server repeat it.
 */
export function auth(mechanism: string, exchange: SaslExchange, secret: string): Command<void> {
  const { initial } = exchange
  const encoded = initial === undefined ? '' : toBase64(initial) || '='
  const isInline = encoded !== '' && `AUTH ${mechanism} ${encoded}\r\n`.length <= MAX_LINE
  let isInitialDue = initial !== undefined && !isInline

  return {
    verb: 'AUTH',
    args: isInline ? [mechanism, { secret: encoded }] : [mechanism],
    states: AUTHORIZATION,
    secrets: [secret],
    async answer(challenge) {
      if (!isInitialDue) return toBase64(await exchange.answer(fromBase64(challenge)))
      isInitialDue = false
      return toBase64(initial ?? '')
    },
    parse: () => exchange.finish(),
  }
}

const toBase64 = (message: SaslMessage): string =>
  (typeof message === 'string' ? Buffer.from(message) : message).toString('base64')

/** @throws Pop3ProtocolError `unreadable` for anything but base64 */
function fromBase64(challenge: string): Buffer {
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(challenge)) return Buffer.from(challenge, 'base64')
  throw new Pop3ProtocolError('unreadable', 'a challenge that is not base64', 'AUTH')
}
