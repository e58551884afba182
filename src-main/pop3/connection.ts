import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect as connectSocket, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls, rootCertificates, TLSSocket } from 'node:tls'
import { isExcepted, refusedCertificate } from './certificate.ts'
import type { CertificateException } from './certificate.ts'
import { channelBindingsOf } from './channel-bindings.ts'
import type { ChannelBinding } from './channel-bindings.ts'
import { Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import type { TransportPhase } from './errors.ts'
import type { Limits } from './limits.ts'
import { tunnel } from './proxy.ts'
import type { Proxy } from './proxy.ts'
import { interleaveFamilies, raceAddresses } from './race-addresses.ts'
import { toTransportError } from './transport-failure.ts'

/** What the live socket says of its encryption. */
export interface TlsFacts {
  /** Such as "TLSv1.3". */
  version: string
  cipher: string
  /** Nobody vouches for the certificate: it was taken by an exception. */
  isException: boolean
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

/** How a server's certificate is judged, and ours is shown. */
export interface TlsOptions {
  /** Certificates (PEM) to trust beside the usual ones. */
  trust?: string[] | undefined
  /** Certificates to take though they are not trusted. */
  certificateExceptions?: readonly CertificateException[] | undefined
  /** Certificate and key (PEM) that say who we are: for EXTERNAL, or because the server wants them. */
  clientCertificate?: { cert: string; key: string } | undefined
}

export interface ConnectionOptions extends TlsOptions {
  host: string
  port: number
  /** TLS from the first byte (RFC 8314 section 3). */
  isTls: boolean
  limits: Limits
  /** Cuts the line when aborted, at any time. */
  signal?: AbortSignal | undefined
  proxy?: Proxy | undefined
}

/**
 * Opens a line to a server: name, TCP, proxy and TLS within one deadline.
 * @throws Pop3TransportError
 */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { isTls, limits, signal } = options
  let listener: ConnectionListener | undefined
  let detach = (): void => undefined

  const ends = endsOf(options)
  let socket = await reach(options, ends)
  if (isTls) socket = await secure(socket, options, ends)

  const onAbort = (): void => listener?.onClose(new Pop3TransportError('read', 'cancelled', signal?.reason))
  const encrypted = (): TLSSocket | null => (socket instanceof TLSSocket && !socket.destroyed ? socket : null)

  return {
    get tls() {
      const live = encrypted()
      return (
        live && {
          version: live.getProtocol() ?? '',
          cipher: live.getCipher().name,
          isException: !live.authorized,
        }
      )
    },
    get channelBindings() {
      const live = encrypted()
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
      socket = await secure(socket, options, endsOf({ limits, signal }))
      if (listener) detach = attach(socket, listener)
    },
    destroy() {
      signal?.removeEventListener('abort', onAbort)
      socket.destroy()
    },
  }
}

/** What ends the opening of a line early. */
interface Ends {
  deadline: AbortSignal
  cancel: AbortSignal | undefined
  either: AbortSignal
}

function endsOf({ limits, signal }: Pick<ConnectionOptions, 'limits' | 'signal'>): Ends {
  const deadline = AbortSignal.timeout(limits.connectMillis)
  return { deadline, cancel: signal, either: signal ? AbortSignal.any([deadline, signal]) : deadline }
}

/** A socket that leads to the server, through the proxy if there is one. */
async function reach({ host, port, limits, proxy }: ConnectionOptions, ends: Ends): Promise<Socket> {
  const door = proxy ?? { host, port }
  const socket = await step(proxy ? 'proxy' : 'connect', ends, async (abort) => {
    const addresses = await resolve(door.host, abort)
    const open = (address: string): Socket => connectSocket({ host: address, port: door.port, noDelay: true })
    return raceAddresses(addresses, open, limits.addressMillis, abort)
  })
  if (proxy) await step('proxy', ends, (abort) => tunnel(socket, proxy, { host, port }, abort), socket)
  return socket
}

async function resolve(host: string, abort: AbortSignal): Promise<string[]> {
  if (isIP(host)) return [host]
  // A look-up cannot be called off: its answer, should it still come, is left.
  const ended = new Promise<never>((_, reject) => {
    if (abort.aborted) reject(abort.reason as Error)
    abort.addEventListener('abort', () => reject(abort.reason as Error), { once: true })
  })
  return interleaveFamilies(await Promise.race([lookup(host, { all: true, verbatim: true }), ended]))
}

/** TLS 1.2 or later over `plain`, with a certificate that is trusted or excepted. */
async function secure(plain: Socket, options: ConnectionOptions, ends: Ends): Promise<TLSSocket> {
  const { host, port, trust, clientCertificate, certificateExceptions = [] } = options
  const socket = connectTls({
    socket: plain,
    host,
    servername: isIP(host) ? '' : host,
    minVersion: 'TLSv1.2',
    ...(trust && { ca: [...rootCertificates, ...trust] }),
    ...clientCertificate,
    // It is refused below, where it can still be read: a person must see which one it is.
    rejectUnauthorized: false,
  })
  plain.on('error', (error) => socket.destroy(error))
  await step('tls', ends, (abort) => once(socket, 'secureConnect', { signal: abort }), socket)
  if (socket.authorized) return socket

  const refused = refusedCertificate(socket, host, port)
  if (refused && isExcepted(refused, certificateExceptions)) return socket
  socket.on('error', () => undefined)
  socket.destroy()
  throw new Pop3TransportError('tls', 'certificate', new Error(String(socket.authorizationError)), refused)
}

/** Does a part of the opening. What comes between (an error, the deadline, a cancel) destroys the socket. */
async function step<T>(
  phase: TransportPhase,
  { deadline, cancel, either }: Ends,
  work: (abort: AbortSignal) => Promise<T>,
  socket?: Socket,
): Promise<T> {
  try {
    return await work(either)
  } catch (error) {
    socket?.on('error', () => undefined)
    socket?.destroy()
    if (cancel?.aborted) throw new Pop3TransportError(phase, 'cancelled', cancel.reason)
    if (deadline.aborted) throw new Pop3TransportError(phase, 'timeout', deadline.reason)
    if (error instanceof Pop3TransportError) throw error
    throw toTransportError(error, phase)
  }
}

/** Lets `listener` hear a socket. Returns what ends that. */
function attach(socket: Socket, { onBytes, onClose }: ConnectionListener): () => void {
  const onError = (error: Error): void => onClose(toTransportError(error, 'read'))
  const onEnd = (): void => onClose(new Pop3TransportError('read', 'lost'))
  socket.on('data', onBytes).on('error', onError).on('close', onEnd)
  return () => socket.off('data', onBytes).off('error', onError).off('close', onEnd)
}
