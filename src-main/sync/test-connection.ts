import type { ConnectionReport } from '../contract/account.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'

/**
 * Logs in, asks for STAT and leaves with QUIT; nothing of the maildrop changes.
 *
 * @throws Pop3TransportError, Pop3ProtocolError, Pop3CommandError
 */
export async function testConnection(
  openSession: () => Promise<Pop3Session>,
  user: string,
  password: string,
): Promise<ConnectionReport> {
  const startedAt = performance.now()
  const session = await openSession()
  try {
    await session.login(user, password)
    const { count, octets } = await session.stat()
    const report: ConnectionReport = {
      messages: count,
      octets,
      tlsVersion: session.tls?.version ?? null,
      capabilities: [...session.capabilities.names],
      millis: Math.round(performance.now() - startedAt),
    }
    await session.quit().catch(() => undefined)
    return report
  } finally {
    session.close()
  }
}
