import type { Socket } from 'node:net'
import { SocksClient } from 'socks'
import { Pop3TransportError } from './errors.ts'
import type { TransportErrorKind } from './errors.ts'
import { httpConnect } from './http-connect.ts'

/** What carries the connection on. Names are resolved by the proxy, so that no query gives away the server. */
export interface Proxy {
  /** SOCKS5 (RFC 1928, RFC 1929), or HTTP's CONNECT. */
  kind: 'socks5' | 'http'
  host: string
  port: number
  user?: string | undefined
  password?: string | undefined
}

/** The library would give up by itself; `abort` is what ends it. */
const NEVER_MILLIS = 2 ** 31 - 1

/**
 * Has `proxy`, to which `socket` leads, connect it on to `target`. The caller cuts the socket when that fails.
 * @throws Pop3TransportError of phase `proxy`, and the reason of `abort`
 */
export async function tunnel(
  socket: Socket,
  proxy: Proxy,
  target: { host: string; port: number },
  abort: AbortSignal,
): Promise<void> {
  if (proxy.kind === 'http') return httpConnect(socket, proxy, target, abort)
  const onAbort = (): void => void socket.destroy(abort.reason as Error)
  abort.addEventListener('abort', onAbort)
  try {
    await SocksClient.createConnection({
      command: 'connect',
      existing_socket: socket,
      destination: target,
      timeout: NEVER_MILLIS,
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: 5,
        ...(proxy.user !== undefined && { userId: proxy.user, password: proxy.password ?? '' }),
      },
    })
  } catch (error) {
    throw new Pop3TransportError('proxy', kindOf(String(error)), error)
  } finally {
    abort.removeEventListener('abort', onAbort)
  }
}

/** The library has but words for what a SOCKS5 server answers (RFC 1928 sections 3 and 6). */
function kindOf(words: string): TransportErrorKind {
  if (/Authentication failed|no accepted authentication type/.test(words)) return 'login-refused'
  if (/HostUnreachable|NetworkUnreachable|TTLExpired/.test(words)) return 'unreachable'
  return words.includes('Socket closed') ? 'lost' : 'refused'
}
