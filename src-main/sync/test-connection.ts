import type { ConnectionReport } from '../contract/account.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { logIn, type Login } from './maildrop.ts'

/**
 * Logs in, asks for STAT and leaves with QUIT; nothing of the maildrop changes.
 *
 * @throws Pop3TransportError, Pop3ProtocolError, Pop3CommandError, Pop3LoginError, LoginRejectedError, TokenError
 */
export async function testConnection(
  openSession: () => Promise<Pop3Session>,
  login: Login,
): Promise<ConnectionReport> {
  const startedAt = performance.now()
  const session = await openSession()
  try {
    const method = await logIn(session, login)
    const { count, octets } = await session.stat()
    const report: ConnectionReport = {
      messages: count,
      octets,
      connection: { tls: session.tls, login: method },
      capabilities: [...session.capabilities.names],
      millis: Math.round(performance.now() - startedAt),
    }
    await session.quit().catch(() => undefined)
    return report
  } finally {
    session.close()
  }
}
