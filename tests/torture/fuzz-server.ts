import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { SeededRandom } from '../servers/seeded-random.ts'
import { fuzzReply } from './fuzz-replies.ts'

export interface FuzzServer {
  port: number
  /** Every octet that went out so far, in Latin-1. */
  sent: () => string
  /** Every line that came in. */
  lines: string[]
  /** By line: parts of messages that went out so that they seem to be whole. */
  parts: ReadonlyMap<string, string>
  close: () => void
}

/** A server for one client, whose replies and packets are random, and at fault as often as `hostility` (0 to 1) says. */
export async function startFuzzServer(random: SeededRandom, hostility: number): Promise<FuzzServer> {
  const sent: string[] = []
  const lines: string[] = []
  const parts = new Map<string, string>()
  const clients = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    clients.add(socket)
    socket.on('error', () => undefined)
    let unread = ''
    let work = speak('(greeting)')
    socket.on('data', (chunk: Buffer) => {
      const all = (unread + chunk.toString('latin1')).split('\r\n')
      unread = all.pop() ?? ''
      for (const line of all) {
        lines.push(line)
        work = work.then(() => speak(line))
      }
    })

    async function speak(line: string): Promise<void> {
      const { said: reply, part } = fuzzReply(line, hostility, random)
      if (reply === null) {
        socket.end()
        return
      }
      if (part !== undefined) parts.set(line, part)
      for (let from = 0; from < reply.length && socket.writable;) {
        const size = reply.length > 5_000 ? 65_536 : 1 + random.below(random.pick([2, 20, 5_000]))
        const piece = reply.slice(from, from + size)
        from += size
        sent.push(piece)
        const isTaken = socket.write(Buffer.from(piece, 'latin1'))
        if (!isTaken) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
        else if (random.below(3) === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    sent: () => sent.join(''),
    lines,
    parts,
    close() {
      server.close()
      for (const client of clients) client.destroy()
    },
  }
}
