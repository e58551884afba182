import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What goes wrong on a connection once this many octets have gone to the client. */
export interface ProxyFault {
  /** `reset`: TCP RST; `end`: the stream just ends; `stall`: nothing more comes, the connection stays. */
  readonly kind: 'reset' | 'end' | 'stall'
  readonly afterBytes: number
}

export interface DelayProxyOptions {
  /** A port on 127.0.0.1. */
  readonly targetPort: number
  /** Milliseconds there and back, half each way. Bandwidth is not limited. */
  readonly roundTrip?: number
  readonly fault?: ProxyFault
}

export interface DelayProxy {
  readonly port: number
  /** What goes wrong on the connections made from now on; `undefined` for nothing. */
  setFault(fault: ProxyFault | undefined): void
  /** Resets every open connection. */
  cutAll(): void
  close(): Promise<void>
}

/** As much as a generous TCP window holds; beyond it a slow receiver slows the sender, as on a real network. */
const IN_FLIGHT_LIMIT = 16 * 1024 * 1024

/** A TCP proxy on the loopback interface that makes the way to a server long, and on demand unreliable. */
export async function startDelayProxy(options: DelayProxyOptions): Promise<DelayProxy> {
  const halfTrip = (options.roundTrip ?? 0) / 2
  const open = new Set<Socket>()
  let fault = options.fault
  const track = (socket: Socket): void => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (client) => {
    const faultHere = fault
    track(client)
    client.on('error', () => client.destroy())
    // SYN, SYN-ACK and ACK take one and a half round trips until a distant server would see the connection.
    const handshake = setTimeout(() => {
      const target = connect({
        port: options.targetPort,
        host: '127.0.0.1',
        noDelay: true,
        allowHalfOpen: true,
      })
      track(target)
      target.on('error', () => client.destroy())
      target.on('close', () => target.errored && client.destroy())
      client.on('close', () => target.destroy())
      carry(client, target, halfTrip)
      carry(target, client, halfTrip, faultHere)
    }, halfTrip * 3)
    client.on('close', () => clearTimeout(handshake))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    setFault: (next) => (fault = next),
    cutAll() {
      for (const socket of open) socket.resetAndDestroy()
    },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

interface InFlight {
  readonly due: number
  /** `null` is the end of the stream. */
  readonly bytes: Buffer | null
}

/** Hands on what comes from `source` to `sink` each piece `delay` milliseconds after it came, in order. */
function carry(source: Socket, sink: Socket, delay: number, fault?: ProxyFault): void {
  const inFlight: InFlight[] = []
  let octets = 0
  let allowance = fault?.afterBytes ?? Infinity
  let timer: NodeJS.Timeout | undefined

  const depart = (bytes: Buffer | null): void => {
    inFlight.push({ due: performance.now() + delay, bytes })
    octets += bytes?.length ?? 0
    if (octets > IN_FLIGHT_LIMIT) source.pause()
    arrive()
  }

  const arrive = (): void => {
    if (timer !== undefined || sink.destroyed) return
    let next = inFlight[0]
    while (next !== undefined && next.due <= performance.now() && !sink.writableNeedDrain) {
      inFlight.shift()
      octets -= next.bytes?.length ?? 0
      if (!handOn(next.bytes)) return
      next = inFlight[0]
    }
    if (source.isPaused() && octets <= IN_FLIGHT_LIMIT / 2) source.resume()
    if (next === undefined || sink.writableNeedDrain) return
    timer = setTimeout(() => {
      timer = undefined
      arrive()
    }, next.due - performance.now())
  }

  /** False when nothing more may follow. */
  const handOn = (bytes: Buffer | null): boolean => {
    if (bytes === null) {
      sink.end()
      return false
    }
    const part = bytes.subarray(0, Math.min(bytes.length, allowance))
    allowance -= part.length
    if (allowance > 0 || fault === undefined) {
      sink.write(part)
      return true
    }
    // What went before the fault must still reach the client.
    if (fault.kind === 'end') sink.end(part)
    else sink.write(part, () => fault.kind === 'reset' && sink.resetAndDestroy())
    return false
  }

  source.on('data', depart)
  source.on('end', () => depart(null))
  sink.on('drain', arrive)
  sink.on('close', () => clearTimeout(timer))
  source.resume()
}
