import type { Pop3Session } from '../pop3/pop3-session.ts'

/** How long a server may take that is only looked for: there are others to ask, and somebody waits. */
export const GREETING_LIMITS = { connectMillis: 6_000, replyMillis: 6_000, quitMillis: 2_000 }

/**
 * Sees whether a POP3 server is there: greeting, encryption, CAPA, QUIT. No login.
 * @throws Pop3TransportError, Pop3ProtocolError, Pop3CommandError
 */
export async function greetServer(openSession: () => Promise<Pop3Session>): Promise<void> {
  const session = await openSession()
  await session.quit().catch(() => undefined)
  session.close()
}
