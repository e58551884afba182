import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** A plain socket to a port of the loopback that keeps all it was sent. */
export interface RawDialogue {
  socket: Socket
  send(text: string): void
  /** Everything received so far, once it holds `count` occurrences of `mark` in all. */
  received(mark: string, count?: number): Promise<string>
  /** Everything received, once the server has closed. */
  untilClosed(): Promise<string>
}

export async function dial(port: number): Promise<RawDialogue> {
  const socket = connect({ port, host: '127.0.0.1' })
  let text = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    text += chunk
  })
  const closed = once(socket, 'close')
  await once(socket, 'connect')
  return {
    socket,
    send: (bytes) => void socket.write(bytes, 'latin1'),
    async received(mark, count = 1) {
      while (text.split(mark).length <= count) await once(socket, 'data')
      return text
    },
    async untilClosed() {
      await closed
      return text
    },
  }
}

/** Sends all lines at once, then QUIT, and returns what came back as lines, without the greeting. */
export async function exchange(port: number, ...lines: string[]): Promise<string[]> {
  const dialogue = await dial(port)
  dialogue.send([...lines, 'QUIT', ''].join('\r\n'))
  const text = await dialogue.untilClosed()
  return text.split('\r\n').slice(1, -1)
}
