import type { Socket } from 'node:net'
import { once } from 'node:events'
import { Pop3TransportError } from './errors.ts'
import type { TransportErrorKind } from './errors.ts'

/** The longest answer: a status line and a few headers, with room for a proxy that explains itself. */
const MAX_OCTETS = 16 * 1024

/** Of the refusals, those that say more than no (RFC 9110 sections 15.5.8 and 15.6). */
const KINDS: Record<string, TransportErrorKind> = {
  407: 'login-refused',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
}

/**
 * Has an HTTP proxy connect us on (RFC 9110 section 9.3.6). What the server says first stays in the socket.
 * @throws Pop3TransportError, and the reason of `abort`
 */
export async function httpConnect(
  socket: Socket,
  { user, password = '' }: { user?: string | undefined; password?: string | undefined },
  target: { host: string; port: number },
  abort: AbortSignal,
): Promise<void> {
  const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`
  const login = Buffer.from(`${user}:${password}`).toString('base64')
  const lines = [
    `CONNECT ${authority} HTTP/1.1`,
    `Host: ${authority}`,
    ...(user === undefined ? [] : [`Proxy-Authorization: Basic ${login}`]),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)

  const [, status = ''] = /^HTTP\/1\.[01] (\d{3})/.exec(await readHead(socket, abort)) ?? []
  if (status.startsWith('2')) return
  throw new Pop3TransportError(
    'proxy',
    KINDS[status] ?? 'refused',
    new Error(`the proxy answered ${status || 'no HTTP'}`),
  )
}

/** Reads up to the empty line and not beyond it. */
async function readHead(socket: Socket, abort: AbortSignal): Promise<string> {
  let head = Buffer.alloc(0)
  for (;;) {
    const chunk = socket.read() as Buffer | null
    if (chunk === null) {
      if (socket.readableEnded || socket.destroyed) throw new Pop3TransportError('proxy', 'lost')
      await Promise.race([
        once(socket, 'readable', { signal: abort }),
        once(socket, 'end', { signal: abort }),
      ])
      continue
    }
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n') + 4
    if (end > 3 && end <= MAX_OCTETS) {
      socket.unshift(head.subarray(end))
      return head.toString('latin1', 0, end)
    }
    if (head.length > MAX_OCTETS) {
      throw new Pop3TransportError('proxy', 'refused', new Error('the proxy answers without end'))
    }
  }
}
