import type { Socket } from 'node:net'
import { peerCertificate } from './certificate.ts'
import { channelBindingsOf } from './channel-bindings.ts'
import type { ChannelBinding } from './channel-bindings.ts'
import { Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import { encrypted, openSocket, upgradeSocket } from './open-socket.ts'
import type { SocketOptions } from './open-socket.ts'
import { toTransportError } from './transport-failure.ts'

/** What the live socket says of its encryption. */
export interface TlsFacts {
  /** Such as "TLSv1.3". */
  version: string
  cipher: string
  /** Nobody vouches for the certificate: it was taken by an exception. */
  isException: boolean
  /** SHA-256 of the server's certificate: 32 octets, hexadecimal, with colons. */
  fingerprint: string
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
  /** What a login can be bound to, best first; empty while nothing is encrypted. */
  readonly channelBindings: ChannelBinding[]
  listen(listener: ConnectionListener): void
  write(text: string): void
  /** Goes over to TLS on this line (RFC 2595). @throws Pop3TransportError, Pop3ProtocolError `broken` */
  startTls(): Promise<void>
  /** Cuts the line at once. */
  destroy(): void
}

/**
 * Opens a line to a server: name, TCP, proxy and TLS within one deadline.
 * @throws Pop3TransportError
 */
export async function openConnection(options: SocketOptions): Promise<Connection> {
  const { signal } = options
  let listener: ConnectionListener | undefined
  let detach = (): void => undefined
  let socket = await openSocket(options)

  const onAbort = (): void => listener?.onClose(new Pop3TransportError('read', 'cancelled', signal?.reason))

  return {
    get tls() {
      const live = encrypted(socket)
      return (
        live && {
          version: live.getProtocol() ?? '',
          cipher: live.getCipher().name,
          isException: !live.authorized,
          fingerprint: peerCertificate(live)?.fingerprint256 ?? '',
        }
      )
    },
    get channelBindings() {
      const live = encrypted(socket)
      return live ? channelBindingsOf(live) : []
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
      socket = await upgradeSocket(socket, options)
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
