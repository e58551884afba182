import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Capabilities } from '../../src-main/pop3/capabilities.ts'
import { Pop3CommandError } from '../../src-main/pop3/errors.ts'
import { openPop3Session, type Pop3Endpoint, type Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { createTranscript } from '../../src-main/pop3/transcript.ts'
import type { SeedName } from './seeds.ts'
import type { ServerKind } from './server-kinds.ts'
import type { TestServer } from './test-server.ts'

export type Security = Pop3Endpoint['security']

export interface SessionOptions {
  readonly security?: Security
  readonly isPipelining?: true
}

/** Sessions with one server, which all end with the test that opened them. */
export interface ServerSessions {
  open(options?: SessionOptions): Promise<{ session: Pop3Session; greeting: string }>
  /** Logs in by USER and PASS; waits while another session, that has just ended, is still in the mailbox. */
  logIn(name: string, options?: SessionOptions): Promise<Pop3Session>
  closeAll(): void
}

/** Those that keep a mailbox to themselves may take a moment to let it go. */
const BUSY_DEADLINE = 20_000
const BUSY_POLL = 50

/** The password of everybody in these tests. */
export const passwordOf = (name: string): string => `${name}-secret`

export function sessionsWith(server: TestServer): ServerSessions {
  const all: Pop3Session[] = []
  const open: ServerSessions['open'] = async ({ security = 'none', ...more } = {}) => {
    const port = security === 'tls' ? server.ports.tls : server.ports.plain
    if (port === undefined) throw new Error('this server has no port for TLS')
    const transcript = createTranscript()
    const trust = server.caPem === undefined ? [] : [server.caPem]
    const session = await openPop3Session({
      endpoint: { host: 'localhost', port, security },
      trust,
      transcript,
      ...more,
    })
    all.push(session)
    return {
      session,
      greeting: transcript.lines().find(({ direction }) => direction === 'received')?.text ?? '',
    }
  }
  return {
    open,
    async logIn(name, options) {
      const deadline = Date.now() + BUSY_DEADLINE
      for (;;) {
        const { session } = await open(options)
        try {
          await session.login(name, passwordOf(name))
          return session
        } catch (error) {
          session.close()
          const isBusy = error instanceof Pop3CommandError && error.responseCode === 'IN-USE'
          if (!isBusy || Date.now() > deadline) throw error
          await delay(BUSY_POLL)
        }
      }
    },
    closeAll() {
      for (const session of all.splice(0)) session.close()
    },
  }
}

/** The SHA-256 of a message, by which it is the same as another but for the ways this server is known to change it. */
export function comparableHash(kind: ServerKind, message: Uint8Array, seed?: SeedName): string {
  const alike = kind.deviations
    .filter(({ seeds }) => seeds === undefined || seed === undefined || seeds.includes(seed))
    .reduce<Buffer>((bytes, deviation) => deviation.alike(bytes), Buffer.from(message))
  return createHash('sha256').update(alike).digest('hex')
}

/** All messages there are, one after the other. */
export async function retrieveAll(session: Pop3Session): Promise<Uint8Array[]> {
  const messages: Uint8Array[] = []
  for (const { number } of await session.list()) messages.push(await session.retr(number))
  return messages
}

/** What TOP owes of a message: the header, the empty line and `lines` lines of the body (RFC 1939 section 7). */
export function topOf(message: Uint8Array, lines: number): Buffer {
  const bytes = Buffer.from(message)
  const header = bytes.indexOf('\r\n\r\n')
  if (header === -1) return bytes
  let end = header + 4
  for (let line = 0; line < lines && end < bytes.length; line++) end = bytes.indexOf('\r\n', end) + 2
  return bytes.subarray(0, end)
}

/** The lines of CAPA; null where it is refused. */
export const linesOf = (capabilities: Capabilities): string[] | null =>
  capabilities.isAnnounced
    ? capabilities.names.map((name) => [name, ...(capabilities.get(name) ?? [])].join(' '))
    : null

export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
