import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A proxy on the loopback interface that wants a name and a password, for any number of connections. */
export interface LoopbackProxy {
  readonly port: number
  /** The hosts it was asked for, as they were written: names are resolved here, not by the client. */
  readonly hosts: string[]
  stop(): Promise<void>
}

/** Who may use it, and the names that only it knows, all of them this machine. */
export interface ProxyRules {
  user: string
  password: string
  names: readonly string[]
}

/** By SOCKS5 with a login (RFC 1928, RFC 1929). */
export async function startSocksProxy({ user, password, names }: ProxyRules): Promise<LoopbackProxy> {
  const hosts: string[] = []
  const server = createServer({ noDelay: true }, (client) => {
    client.on('error', () => undefined)
    void serve(client).catch(() => client.destroy())
  })

  async function serve(client: Socket): Promise<void> {
    await take(client)
    client.write(Buffer.from([5, 2]))
    const login = await take(client)
    const nameEnd = 2 + login[1]!
    const isGood =
      login.toString('utf8', 2, nameEnd) === user && login.toString('utf8', nameEnd + 1) === password
    client.write(Buffer.from([1, isGood ? 0 : 1]))
    if (!isGood) return void client.end()
    const asked = await take(client)
    // Address type 3: a name, with its length before it and the port after it.
    const host = asked[3] === 3 ? asked.toString('latin1', 5, 5 + asked[4]!) : 'an address'
    hosts.push(host)
    const isKnown = names.includes(host)
    client.write(Buffer.from([5, isKnown ? 0 : 4, 0, 1, 127, 0, 0, 1, 0, 0]))
    if (!isKnown) return void client.end()
    join(client, asked.readUInt16BE(asked.length - 2))
  }

  return running(server, hosts)
}

/** By HTTP's CONNECT, with Basic authentication (RFC 9110 section 9.3.6). */
export async function startConnectProxy({ user, password, names }: ProxyRules): Promise<LoopbackProxy> {
  const hosts: string[] = []
  const login = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const server = createHttpServer().on('connect', (request, client: Socket) => {
    client.on('error', () => undefined)
    if (request.headers['proxy-authorization'] !== login) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n',
      )
      return
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`)
    hosts.push(hostname)
    if (!names.includes(hostname)) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    join(client, Number(port))
  })
  return running(server, hosts)
}

async function take(client: Socket): Promise<Buffer> {
  const [chunk] = (await once(client, 'data')) as [Buffer]
  return chunk
}

function join(client: Socket, port: number): void {
  const target = connect({ port, host: '127.0.0.1', noDelay: true })
  target.on('error', () => client.destroy())
  client.on('close', () => target.destroy())
  target.on('close', () => client.destroy())
  client.pipe(target).pipe(client)
}

async function running(server: Server, hosts: string[]): Promise<LoopbackProxy> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    async stop() {
      server.close()
      await once(server, 'close')
    },
  }
}
