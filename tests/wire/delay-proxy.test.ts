import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startDelayProxy, type DelayProxy, type DelayProxyOptions } from '../support/delay-proxy.ts'

const GREETING = '+OK ready\r\n'
const BIG = Buffer.alloc(3_000_000, 'abcdefg')

describe('the delay proxy', () => {
  let server: Server
  let proxy: DelayProxy

  beforeEach(async () => {
    server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.write(GREETING)
      socket.on('data', (bytes) => (bytes.toString() === 'BIG' ? socket.end(BIG) : socket.write(bytes)))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })

  afterEach(async () => {
    await proxy.close()
    server.close()
  })

  const through = async (options: Omit<DelayProxyOptions, 'targetPort'>): Promise<Socket> => {
    proxy = await startDelayProxy({ targetPort: (server.address() as AddressInfo).port, ...options })
    return connect(proxy.port, '127.0.0.1')
  }

  /** All bytes until the stream ends, and how it ended. */
  const readAll = async (socket: Socket): Promise<{ bytes: Buffer; ended: string }> => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ended = await new Promise<string>((resolve) => {
      socket.on('end', () => resolve('end'))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
    })
    socket.destroy()
    return { bytes: Buffer.concat(chunks), ended }
  }

  it('takes two round trips to the greeting and one for a command', async () => {
    const start = performance.now()
    const client = await through({ roundTrip: 60 })

    await once(client, 'data')
    const greeted = performance.now()
    client.write('NOOP')
    await once(client, 'data')

    // Timers may be early by a fraction of a millisecond, two of them on the way of a command.
    expect(greeted - start).toBeGreaterThan(117)
    expect(performance.now() - greeted).toBeGreaterThan(57)
    client.destroy()
  })

  it('changes no byte', async () => {
    const client = await through({ roundTrip: 4 })

    client.write('BIG')
    const { bytes, ended } = await readAll(client)

    expect(ended).toBe('end')
    expect(bytes.equals(Buffer.concat([Buffer.from(GREETING), BIG]))).toBe(true)
  })

  it.each([
    ['reset', 'ECONNRESET'],
    ['end', 'end'],
  ] as const)('cuts by %s after exactly the octets asked for', async (kind, ended) => {
    const client = await through({ fault: { kind, afterBytes: GREETING.length + 100_001 } })

    client.write('BIG')
    const read = await readAll(client)

    expect([read.bytes.length, read.ended]).toEqual([GREETING.length + 100_001, ended])
  })

  it('stalls with the connection open', async () => {
    const client = await through({ fault: { kind: 'stall', afterBytes: 5 } })

    const [first] = (await once(client, 'data')) as [Buffer]
    proxy.cutAll()
    const { bytes, ended } = await readAll(client)

    expect([first.toString(), bytes.length, ended]).toEqual(['+OK r', 0, 'ECONNRESET'])
  })

  it('works again for connections made after the fault is lifted', async () => {
    const broken = await through({ fault: { kind: 'reset', afterBytes: 0 } })
    await readAll(broken)

    proxy.setFault(undefined)
    const [greeting] = (await once(connect(proxy.port, '127.0.0.1'), 'data')) as [Buffer]

    expect(greeting.toString()).toBe(GREETING)
  })
})
