import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { answerCommand } from './answer-command.ts'
import { commandLines, CommandTooLongError } from './command-lines.ts'
import { err, ok } from './reply.ts'
import { beginSession } from './session.ts'
import type { SampleMailbox, SampleMessage } from './session.ts'

/** The autologout timer must be at least ten minutes (RFC 1939 section 3). */
const IDLE_MS = 10 * 60_000
/** Far more sessions than this program opens; others on this computer cannot use up its memory. */
const MAX_CONNECTIONS = 16
/** One to seventy printable characters, no spaces (RFC 1939 section 7). */
const UNIQUE_ID = /^[\x21-\x7e]{1,70}$/

/** A running sample server. */
export interface SampleServer {
  /** On 127.0.0.1, without encryption. */
  port: number
  user: string
  /** New at each start unless one was given; it is good for this server only. */
  password: string
  /** Ends all sessions (unfinished ones remove nothing) and stops listening. */
  close(): Promise<void>
}

/**
 * Serves `messages` over POP3 on the loopback, numbered in the order given. Deletions last until the server is
 * closed. `idleMs` is the autologout timer in milliseconds.
 * @throws RangeError when a uid is not a unique-id or comes twice; the system's error when no port can be had.
 */
export async function startSampleServer(
  messages: readonly SampleMessage[],
  {
    idleMs = IDLE_MS,
    password = randomBytes(24).toString('base64url'),
  }: { idleMs?: number; password?: string } = {},
): Promise<SampleServer> {
  assertUniqueIds(messages)
  const mailbox: SampleMailbox = { user: 'sample', password, messages }
  const sockets = new Set<Socket>()

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.setTimeout(idleMs, () => socket.destroy())
    // A lost connection ends the session without UPDATE (RFC 1939 section 6), and there is nobody to tell.
    socket.on('error', () => socket.destroy())
    converse(socket, mailbox).catch((error: unknown) => {
      if (socket.destroyed) return
      socket.destroy()
      throw error
    })
  })
  server.maxConnections = MAX_CONNECTIONS
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    user: mailbox.user,
    password: mailbox.password,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** One command is answered after the other, each only when the client has taken the answer before. */
async function converse(socket: Socket, mailbox: SampleMailbox): Promise<void> {
  const session = beginSession(mailbox)
  const chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  try {
    await send(socket, ok('Restante sample mailbox'))
    for await (const line of commandLines(chunks)) {
      await send(socket, answerCommand(session, line))
      if (session.state === 'closed') break
    }
  } catch (error) {
    if (!(error instanceof CommandTooLongError)) throw error
    await send(socket, err(error.message))
  }
  socket.end()
  // Unread input would keep the socket open.
  socket.resume()
}

function send(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) =>
    socket.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    }),
  )
}

function assertUniqueIds(messages: readonly SampleMessage[]): void {
  const seen = new Set<string>()
  for (const { uid } of messages) {
    if (!UNIQUE_ID.test(uid) || seen.has(uid)) throw new RangeError(`not a unique-id, or twice: ${uid}`)
    seen.add(uid)
  }
}
