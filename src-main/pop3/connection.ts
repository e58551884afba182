import { once } from 'node:events'
import { connect as connectSocket, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls, rootCertificates, TLSSocket } from 'node:tls'
import { Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import type { TransportPhase } from './errors.ts'
import type { Limits } from './limits.ts'
import { toTransportError } from './transport-failure.ts'

/** What the live socket says of its encryption. */
export interface TlsFacts {
  /** Such as "TLSv1.3". */
  version: string
  cipher: string
}

export interface ConnectionListener {
  onBytes: (chunk: Buffer) => void
  /** The line is gone, or must go; may be called more than once, the first error says why. */
  onClose: (error: Pop3TransportError) => void
}

/** One line to a server. Nothing is read before `listen`. */
export interface Connection {
  /** null while nothing is encrypted, and once the line is gone. */
  readonly tls: TlsFacts | null
  listen(listener: ConnectionListener): void
  write(text: string): void
  /** Goes over to TLS on this line (RFC 2595). @throws Pop3TransportError, Pop3ProtocolError `broken` */
  startTls(): Promise<void>
  /** Cuts the line at once. */
  destroy(): void
}

export interface ConnectionOptions {
  host: string
  port: number
  /** TLS from the first byte (RFC 8314 section 3). */
  isTls: boolean
  limits: Limits
  /** Cuts the line when aborted, at any time. */
  signal?: AbortSignal | undefined
  /** Certificates (PEM) to trust beside the usual ones. */
  trust?: string[] | undefined
}

/**
 * Opens a line to a server: name, TCP and TLS within one deadline.
 * @throws Pop3TransportError
 */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { host, port, isTls, limits, signal, trust } = options
  let listener: ConnectionListener | undefined
  let detach = (): void => undefined

  const secure = async (plain: Socket, deadline: AbortSignal): Promise<TLSSocket> => {
    const upgraded = connectTls({
      socket: plain,
      host,
      servername: isIP(host) ? '' : host,
      minVersion: 'TLSv1.2',
      ...(trust && { ca: [...rootCertificates, ...trust] }),
    })
    plain.on('error', (error) => upgraded.destroy(error))
    await settle(upgraded, 'secureConnect', 'tls', deadline, signal)
    return upgraded
  }

  const deadline = AbortSignal.timeout(limits.connectMillis)
  let socket: Socket = connectSocket({
    host,
    port,
    noDelay: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: limits.addressMillis,
  })
  await settle(socket, 'connect', 'connect', deadline, signal)
  if (isTls) socket = await secure(socket, deadline)

  const onAbort = (): void => listener?.onClose(new Pop3TransportError('read', 'cancelled', signal?.reason))

  return {
    get tls() {
      if (!(socket instanceof TLSSocket) || socket.destroyed) return null
      return { version: socket.getProtocol() ?? '', cipher: socket.getCipher().name }
    },
    listen(target) {
      listener = target
      detach = attach(socket, target)
      signal?.addEventListener('abort', onAbort)
      if (signal?.aborted) onAbort()
    },
    write: (text) => void socket.write(text),
    async startTls() {
      detach()
      if (socket.readableLength > 0) {
        throw new Pop3ProtocolError('broken', 'bytes in clear between the answer to STLS and TLS', 'STLS')
      }
      socket = await secure(socket, AbortSignal.timeout(limits.connectMillis))
      if (listener) detach = attach(socket, listener)
    },
    destroy() {
      signal?.removeEventListener('abort', onAbort)
      socket.destroy()
    },
  }
}

/** Lets `listener` hear a socket. Returns what ends that. */
function attach(socket: Socket, { onBytes, onClose }: ConnectionListener): () => void {
  const onError = (error: Error): void => onClose(toTransportError(error, 'read'))
  const onEnd = (): void => onClose(new Pop3TransportError('read', 'lost'))
  socket.on('data', onBytes).on('error', onError).on('close', onEnd)
  return () => socket.off('data', onBytes).off('error', onError).off('close', onEnd)
}

/** Waits for a socket's event; what comes instead (an error, the deadline, a cancel) destroys the socket. */
async function settle(
  socket: Socket,
  event: string,
  phase: TransportPhase,
  deadline: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await once(socket, event, { signal: AbortSignal.any(signal ? [deadline, signal] : [deadline]) })
  } catch (error) {
    socket.on('error', () => undefined)
    socket.destroy()
    if (signal?.aborted) throw new Pop3TransportError(phase, 'cancelled', signal.reason)
    if (deadline.aborted) throw new Pop3TransportError(phase, 'timeout', deadline.reason)
    if (socket instanceof TLSSocket && socket.authorizationError) {
      throw new Pop3TransportError('tls', 'certificate', error)
    }
    throw toTransportError(error, phase)
  }
}
