import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** What a proxy does with the first thing a client says; returns what it answers. */
type Answer = (said: Buffer, socket: Socket) => Buffer | Promise<Buffer>

export interface ScriptedProxy {
  port: number
  /** What the client said, in Latin-1. */
  said: string[]
}

/** A proxy on the loopback that answers in turn as told, then carries everything on to `targetPort`. */
export async function startProxy(targetPort: number, answers: Answer[]): Promise<ScriptedProxy> {
  const said: string[] = []
  const server = createServer({ noDelay: true }, (client) => {
    client.on('error', () => undefined)
    const serve = async (): Promise<void> => {
      for (const answer of answers) {
        const [chunk] = (await once(client, 'data')) as [Buffer]
        said.push(chunk.toString('latin1'))
        client.write(await answer(chunk, client))
      }
      const target = connect({ port: targetPort, host: '127.0.0.1', noDelay: true })
      target.on('error', () => client.destroy())
      client.pipe(target).pipe(client)
    }
    serve().catch(() => client.destroy())
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, said }
}

/** As a SOCKS5 server that wants no login; `reply` is the code of its answer (RFC 1928 section 6). */
export const socks5 = (reply = 0): Answer[] => [
  () => Buffer.from([5, 0]),
  () => Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 0]),
]

/** As a SOCKS5 server that wants a name and a password (RFC 1929). */
export const socks5WithLogin = (): Answer[] => [
  () => Buffer.from([5, 2]),
  () => Buffer.from([1, 0]),
  () => Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]),
]

/** As an HTTP proxy. */
export const http = (head = 'HTTP/1.1 200 Connection established\r\nVia: test'): Answer[] => [
  () => Buffer.from(`${head}\r\n\r\n`),
]
