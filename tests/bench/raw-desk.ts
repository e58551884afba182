import { once } from 'node:events'
import { connect } from 'node:net'

/** Rows that fill a window. */
const SCREEN = 30

/**
 * Seconds for what a desk must ask before its first screen can be full, the answers thrown away: the login, then STAT,
 * LIST and UIDL at once, then TOP of the newest messages.
 */
export async function rawFirstScreen(port: number, user: string, password: string): Promise<number> {
  const begun = performance.now()
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let text = ''
  let came = (): void => undefined
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk
    came()
  })
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      came = () => isSo() && resolve()
      socket.once('close', () => reject(new Error('the server hung up')))
      came()
    })
  const ask = async (commands: readonly string[], ends: number): Promise<string> => {
    text = ''
    socket.write(commands.map((command) => `${command}\r\n`).join(''))
    await until(() => (text.match(/^\.\r$/gm)?.length ?? 0) >= ends && text.endsWith('\r\n'))
    return text
  }

  await until(() => text.includes('\r\n'))
  await ask(['CAPA'], 1)
  await ask([`USER ${user}`], 0)
  await ask([`PASS ${password}`], 0)
  await ask(['CAPA'], 1)
  const [, count] = /^\+OK (\d+)/.exec(await ask(['STAT', 'LIST', 'UIDL'], 2)) ?? []
  const newest = Array.from({ length: SCREEN }, (_, index) => `TOP ${String(Number(count) - index)} 0`)
  await ask(newest, SCREEN)
  const seconds = (performance.now() - begun) / 1000

  socket.end('QUIT\r\n')
  await once(socket, 'close')
  return seconds
}
