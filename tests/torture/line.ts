import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { SeededRandom } from '../servers/seeded-random.ts'

export type Direction = 'to-client' | 'to-server'

/**
 * `reset`: TCP RST to the client. `end`: the stream just ends. `stall`: nothing more comes, the connection stays.
 * `pause`: it goes on after a while.
 */
export type LineFaultKind = 'reset' | 'end' | 'stall' | 'pause'

/** What goes wrong on a connection once so many octets have gone that way. */
export interface LineFault {
  kind: LineFaultKind
  direction: Direction
  afterOctets: number
  /** How long a pause is. */
  millis: number
}

/** What is about to pass. */
export type Sight =
  | { kind: 'octets'; octets: number }
  | { kind: 'dele'; number: number }
  | { kind: 'quit' }
  /** The answer to QUIT. */
  | { kind: 'quit-answer' }

/** How the line is from now on, and who watches it. */
export interface LineConditions {
  /** One for each new connection, in turn; then none. */
  faults: readonly LineFault[]
  jitterMillis: number
  random: SeededRandom
  /** False holds it back, with all that follows. Numbers count from when these conditions began. */
  mayPass: (sight: Sight) => boolean
  onFault: (kind: LineFaultKind) => void
}

export interface Line {
  readonly port: number
  use(conditions: LineConditions): void
  /** Resolves when the server has ended every session, and so has nothing left to change. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Longest that a server takes to end a session whose client is gone. */
const SETTLE_MILLIS = 10_000
/** Into how many pieces at most a delayed line breaks what it carries. */
const PIECES = 4

/** A TCP proxy on the loopback interface to `targetPort` that sees which commands pass, and on demand harms them. */
export async function startLine(targetPort: number, sound: LineConditions): Promise<Line> {
  let conditions = sound
  let faults: LineFault[] = []
  let counts = { octets: 0, deles: 0 }
  const clients = new Set<Socket>()
  const sessions = new Set<Promise<void>>()

  const serve = async (client: Socket): Promise<void> => {
    const target = connect({ port: targetPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    const gone = once(client, 'close').catch(() => undefined)
    client.on('error', () => undefined)
    target.on('error', () => client.destroy())
    const connection = { client, target, gone, conditions, counts, fault: faults.shift(), isQuitting: false }
    const closed = once(target, 'close').catch(() => undefined)
    carryToServer(connection)
      .catch(() => undefined)
      .finally(() => target.end())
    // Reads on when the client is gone: a server that could not write would not come to see the end.
    carryToClient(connection)
      .catch(() => undefined)
      .finally(() => client.end())
    await closed
    clients.delete(client)
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    clients.add(client)
    const session = serve(client).finally(() => sessions.delete(session))
    sessions.add(session)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    use(next) {
      conditions = next
      faults = [...next.faults]
      counts = { octets: 0, deles: 0 }
    },
    async settle() {
      for (const client of clients) client.destroy()
      const late = new AbortController()
      const deadline = delay(SETTLE_MILLIS, 'late', { signal: late.signal }).catch(() => '')
      if ((await Promise.race([Promise.all(sessions), deadline])) === 'late') {
        throw new Error(`the server has not ended its sessions after ${SETTLE_MILLIS} ms`)
      }
      late.abort()
    },
    async close() {
      for (const client of clients) client.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Connection {
  client: Socket
  target: Socket
  /** When the client's end is closed. */
  gone: Promise<unknown>
  conditions: LineConditions
  counts: { octets: number; deles: number }
  fault: LineFault | undefined
  isQuitting: boolean
}

async function carryToServer(connection: Connection): Promise<void> {
  const { client, conditions, counts } = connection
  const sightOf = (line: string): Sight | undefined => {
    if (line.startsWith('DELE ')) return { kind: 'dele', number: ++counts.deles }
    return line.startsWith('QUIT') ? { kind: 'quit' } : undefined
  }
  const pass = carrier(connection, 'to-server')
  let rest = ''
  for await (const chunk of client as AsyncIterable<Buffer>) {
    const lines = `${rest}${chunk.toString('latin1')}`.split(/(?<=\n)/)
    rest = lines.at(-1)?.endsWith('\n') === false ? (lines.pop() ?? '') : ''
    let passing = ''
    for (const line of lines) {
      const sight = sightOf(line)
      if (sight && !conditions.mayPass(sight)) {
        await pass(Buffer.from(passing, 'latin1'))
        await connection.gone
        return
      }
      connection.isQuitting ||= sight?.kind === 'quit'
      passing += line
    }
    await pass(Buffer.from(passing, 'latin1'))
  }
}

async function carryToClient(connection: Connection): Promise<void> {
  const { target, conditions, counts, gone } = connection
  const pass = carrier(connection, 'to-client')
  for await (const chunk of target as AsyncIterable<Buffer>) {
    counts.octets += chunk.length
    const sight: Sight = connection.isQuitting
      ? { kind: 'quit-answer' }
      : { kind: 'octets', octets: counts.octets }
    if (!conditions.mayPass(sight)) await gone
    await pass(chunk)
  }
}

/** Carries bytes in one direction, with the delays and the fault that are due there. */
function carrier(connection: Connection, direction: Direction): (bytes: Buffer) => Promise<void> {
  const { client, target, gone, conditions } = connection
  const { jitterMillis, random } = conditions
  const sink = direction === 'to-client' ? client : target
  let octets = 0

  const write = async (bytes: Buffer): Promise<void> => {
    if (bytes.length === 0 || sink.destroyed || sink.writableEnded) return
    if (!sink.write(bytes)) await Promise.race([once(sink, 'drain'), gone])
  }

  const suffer = async ({ kind, millis }: LineFault): Promise<void> => {
    conditions.onFault(kind)
    switch (kind) {
      case 'reset':
        client.resetAndDestroy()
        return
      case 'end':
        sink.end()
        return
      case 'stall':
        await gone
        return
      case 'pause':
        await Promise.race([delay(millis), gone])
    }
  }

  const passPiece = async (piece: Buffer): Promise<void> => {
    const { fault } = connection
    if (fault?.direction !== direction || octets + piece.length < fault.afterOctets) {
      octets += piece.length
      return write(piece)
    }
    connection.fault = undefined
    const before = fault.afterOctets - octets
    octets += piece.length
    await write(piece.subarray(0, before))
    await suffer(fault)
    await write(piece.subarray(before))
  }

  return async (bytes) => {
    for (const piece of jitterMillis > 0 ? breakUp(bytes, random) : [bytes]) {
      if (jitterMillis > 0 && !client.destroyed) await delay(random.below(jitterMillis + 1))
      await passPiece(piece)
    }
  }
}

function breakUp(bytes: Buffer, random: SeededRandom): Buffer[] {
  const cuts = Array.from({ length: PIECES - 1 }, () => random.below(bytes.length + 1)).sort((a, b) => a - b)
  return [0, ...cuts].map((start, index) => bytes.subarray(start, cuts[index] ?? bytes.length))
}
