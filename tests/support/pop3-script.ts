import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { Certificate } from './certificates.ts'

/** How a script's server puts its bytes on the line. */
export interface Manner {
  name: string
  /** One octet at a time. */
  isSplit: boolean
  /** Line ends are LF alone, in replies and in bodies. */
  isBareLf: boolean
}

export const MANNERS: Manner[] = [
  { name: 'whole', isSplit: false, isBareLf: false },
  { name: 'split at every byte', isSplit: true, isBareLf: false },
  { name: 'with bare LF', isSplit: false, isBareLf: true },
]

/** The text with the line ends of the manner: what the server sends, and so what the client must get. */
export const inManner = (text: string, { isBareLf }: Manner): string =>
  isBareLf ? text.replaceAll('\r\n', '\n') : text

/** One end of a scripted conversation. */
interface Dialogue {
  /**
   * The next line of the client. LIST with a number, which it may ask for to be sure that a message is whole, is answered
   * and passed over unless it is `expected`.
   */
  readLine: (expected?: string) => Promise<string>
  hasLine: () => boolean
  /** Resolves when the client has sent anything that no step took yet, a whole line or not. */
  heard: () => Promise<void>
  write: (bytes: Buffer) => Promise<void>
  startTls: (certificate: Certificate) => Promise<void>
  end: () => void
  closed: Promise<void>
  manner: Manner
}

/** One thing the server does. `title` names it when it goes wrong. */
export interface Step {
  title: string
  act: (dialogue: Dialogue) => Promise<void> | void
}

/** Waits for exactly this line from the client. */
export const receive = (line: string): Step => ({
  title: `receive ${line}`,
  async act({ readLine }) {
    const got = await readLine(`${line}\r\n`)
    if (got !== `${line}\r\n`) throw new Error(`got ${JSON.stringify(got)}`)
  },
})

/** Waits for a line that begins so. */
export const receiveStart = (start: string): Step => ({
  title: `receive ${start}…`,
  async act({ readLine }) {
    const got = await readLine()
    if (!got.startsWith(start)) throw new Error(`got ${JSON.stringify(got)}`)
  },
})

/** Waits for the first octets of something that is no line: a TLS handshake. */
export const receiveOctets = (): Step => ({ title: 'receive octets', act: ({ heard }) => heard() })

/** Tells the test that the dialogue has come this far. */
export const reached = (tell: () => void): Step => ({ title: 'reached', act: () => tell() })

/** Sends one line, its ending added. */
export const reply = (line: string): Step => ({
  title: `reply ${line}`,
  act: ({ write, manner }) => write(Buffer.from(inManner(`${line}\r\n`, manner))),
})

/** Sends a multi-line reply. Dots are stuffed here, and the terminator added: hand over the message as it is. */
export const body = (status: string, content: string): Step => ({
  title: `body ${status}`,
  act({ write, manner }) {
    const whole = content === '' || content.endsWith('\r\n') ? content : `${content}\r\n`
    const stuffed = `\r\n${whole}`.replaceAll('\r\n.', '\r\n..').slice(2)
    return write(Buffer.from(inManner(`${status}\r\n${stuffed}.\r\n`, manner)))
  },
})

/** Sends octets (each a character) as they are, but for the line ends of the manner. */
export const say = (octets: string): Step => ({
  title: `say ${octets.slice(0, 40)}`,
  act: ({ write, manner }) => write(Buffer.from(inManner(octets, manner), 'latin1')),
})

/** Sends these octets as they are, whatever the manner. */
export const raw = (octets: string | Buffer): Step => ({
  title: 'raw octets',
  act: ({ write }) => write(typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets),
})

/** Goes over to TLS as the server. */
export const startTls = (certificate: Certificate): Step => ({
  title: 'start TLS',
  act: (dialogue) => dialogue.startTls(certificate),
})

/** Closes the line. */
export const hangUp = (): Step => ({ title: 'hang up', act: ({ end }) => end() })

/** Says nothing more; over when the client closes. A line from the client is an error. */
export const silence = (): Step => ({
  title: 'silence',
  async act({ readLine, closed }) {
    const got = await Promise.race([readLine().catch(() => ''), closed.then(() => '')])
    if (got !== '') throw new Error(`got ${JSON.stringify(got)}`)
  },
})

/** Says nothing for a while, in which a line from the client is an error. */
export const silenceFor = (millis: number): Step => ({
  title: `silence for ${millis} ms`,
  async act({ hasLine }) {
    await new Promise((resolve) => setTimeout(resolve, millis))
    if (hasLine()) throw new Error('the client did not wait')
  },
})

export interface Script {
  port: number
  /** Resolves when the script was played to its end; rejects with the step that went wrong. Closes the server. */
  assertFinished(): Promise<void>
}

/** A server on the loopback that plays its steps to the first client that comes. */
export const playScript = (steps: Step[], manner?: Manner): Promise<Script> => playSessions([steps], manner)

/** A server that plays the first steps to the first client that comes, the second to the next, and so on. */
export async function playSessions(sessions: Step[][], manner: Manner = MANNERS[0]!): Promise<Script> {
  const coming = [...sessions]
  let current = 'connect'
  let settle: (error?: Error) => void = () => undefined
  const outcome = new Promise<Error | undefined>((resolve) => (settle = resolve))
  const server = createServer({ noDelay: true }, (socket) => {
    const steps = coming.shift() ?? []
    const isLast = coming.length === 0
    if (isLast) server.close()
    const dialogue = converse(socket, manner)
    const play = async (): Promise<void> => {
      for (const { title, act } of steps) {
        current = title
        await act(dialogue)
      }
    }
    play().then(
      () => {
        if (isLast) settle()
        // What the client still has to ask to be sure of the last message.
        return dialogue.readLine().then(dialogue.end, () => undefined)
      },
      (error: unknown) => {
        socket.destroy()
        settle(new Error(`${current}: ${String(error)}`))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    async assertFinished() {
      server.close()
      const slow = new Promise<Error>((resolve) =>
        setTimeout(() => resolve(new Error(`the script waits at: ${current}`)), 3_000).unref(),
      )
      const error = await Promise.race([outcome, slow])
      if (error) throw error
    },
  }
}

const FENCE = /^LIST (\d+)\r\n$/
const FENCES = /^LIST \d+\r\n/gm

function converse(plain: Socket, manner: Manner): Dialogue {
  let socket = plain
  let received = ''
  let isOver = false
  let wake: () => void = () => undefined
  let close: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (close = resolve))
  const onData = (chunk: Buffer): void => {
    received += chunk.toString('utf8')
    wake()
  }
  const attach = (): void => {
    socket.on('data', onData)
    // A client that cuts the line in the middle of a write is part of many scripts.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      isOver = true
      close()
      wake()
    })
  }
  attach()

  const write = async (bytes: Buffer): Promise<void> => {
    const size = manner.isSplit ? 1 : bytes.length
    for (let from = 0; from < bytes.length && !isOver; from += size) {
      socket.write(bytes.subarray(from, from + size))
      if (manner.isSplit) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  return {
    manner,
    closed,
    write,
    hasLine: () => received.replaceAll(FENCES, '').includes('\n'),
    async heard() {
      while (received === '' && !isOver) await new Promise<void>((resolve) => (wake = resolve))
    },
    async readLine(expected) {
      for (;;) {
        const end = received.indexOf('\n') + 1
        if (end > 0) {
          const line = received.slice(0, end)
          received = received.slice(end)
          const [, number] = FENCE.exec(line) ?? []
          if (number === undefined || line === expected) return line
          await write(Buffer.from(inManner(`+OK ${number} 1\r\n`, manner)))
          continue
        }
        if (isOver) throw new Error('the client closed the line')
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    async startTls(certificate) {
      socket.off('data', onData)
      socket = new TLSSocket(plain, { isServer: true, secureContext: createSecureContext(certificate) })
      attach()
      await Promise.race([new Promise((resolve) => socket.once('secure', resolve)), closed])
    },
    end: () => void socket.end(),
  }
}
