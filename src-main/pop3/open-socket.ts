import type { LookupAddress } from 'node:dns'
import { lookup as lookUpBySystem } from 'node:dns/promises'
import { once } from 'node:events'
import { connect as connectSocket, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls, rootCertificates, TLSSocket } from 'node:tls'
import { isExcepted, refusedCertificate } from './certificate.ts'
import type { CertificateException } from './certificate.ts'
import { Pop3TransportError } from './errors.ts'
import type { TransportPhase } from './errors.ts'
import type { Limits } from './limits.ts'
import { tunnel } from './proxy.ts'
import type { Proxy } from './proxy.ts'
import { interleaveFamilies, raceAddresses } from './race-addresses.ts'
import { toTransportError } from './transport-failure.ts'

/** Certificate and private key: as PEM text, or in a PKCS #12 file. */
export type ClientCertificate = ({ cert: string; key: string } | { pfx: Buffer }) & {
  passphrase?: string | undefined
}

/** How a server's certificate is judged, and ours is shown. */
export interface TlsOptions {
  /** Certificates (PEM) to trust beside the usual ones. */
  trust?: string[] | undefined
  /** Certificates to take though they are not trusted. */
  certificateExceptions?: readonly CertificateException[] | undefined
  /** Says who we are: for EXTERNAL, or because the server wants it. */
  clientCertificate?: ClientCertificate | undefined
}

/** Finds the addresses of a host, the preferred ones first. */
export type Lookup = (host: string) => Promise<LookupAddress[]>

const systemLookup: Lookup = (host) => lookUpBySystem(host, { all: true, verbatim: true })

export interface SocketOptions extends TlsOptions {
  host: string
  port: number
  /** TLS from the first byte (RFC 8314 section 3). */
  isTls: boolean
  limits: Pick<Limits, 'connectMillis' | 'addressMillis'>
  /** Cuts the line when aborted, at any time. */
  signal?: AbortSignal | undefined
  proxy?: Proxy | undefined
  /** How names become addresses; by the system unless given. */
  lookup?: Lookup | undefined
}

/**
 * Opens a socket to a server: name, TCP, proxy and TLS within one deadline.
 * @throws Pop3TransportError
 */
export async function openSocket(options: SocketOptions): Promise<Socket> {
  const ends = endsOf(options)
  const socket = await reach(options, ends)
  return options.isTls ? secure(socket, options, ends) : socket
}

/** Goes over to TLS on a socket that is open, within a deadline of its own. @throws Pop3TransportError */
export const upgradeSocket = (socket: Socket, options: SocketOptions): Promise<TLSSocket> =>
  secure(socket, options, endsOf(options))

/** The socket as an encrypted one; null when it is not, or is gone. */
export const encrypted = (socket: Socket): TLSSocket | null =>
  socket instanceof TLSSocket && !socket.destroyed ? socket : null

/** What ends the opening of a line early. */
interface Ends {
  deadline: AbortSignal
  cancel: AbortSignal | undefined
  either: AbortSignal
}

function endsOf({ limits, signal }: SocketOptions): Ends {
  const deadline = AbortSignal.timeout(limits.connectMillis)
  return { deadline, cancel: signal, either: signal ? AbortSignal.any([deadline, signal]) : deadline }
}

/** A socket that leads to the server, through the proxy if there is one. */
async function reach(options: SocketOptions, ends: Ends): Promise<Socket> {
  const { host, port, limits, proxy, lookup = systemLookup } = options
  const door = proxy ?? { host, port }
  const socket = await step(proxy ? 'proxy' : 'connect', ends, async (abort) => {
    const addresses = await resolve(door.host, lookup, abort)
    const open = (address: string): Socket => connectSocket({ host: address, port: door.port, noDelay: true })
    return raceAddresses(addresses, open, limits.addressMillis, abort)
  })
  if (proxy) await step('proxy', ends, (abort) => tunnel(socket, proxy, { host, port }, abort), socket)
  return socket
}

async function resolve(host: string, lookup: Lookup, abort: AbortSignal): Promise<string[]> {
  if (isIP(host)) return [host]
  // A look-up cannot be called off: its answer, should it still come, is left.
  const ended = new Promise<never>((_, reject) => {
    if (abort.aborted) reject(abort.reason as Error)
    abort.addEventListener('abort', () => reject(abort.reason as Error), { once: true })
  })
  return interleaveFamilies(await Promise.race([lookup(host), ended]))
}

/** TLS 1.2 or later over `plain`, with a certificate that is trusted or excepted. */
async function secure(plain: Socket, options: SocketOptions, ends: Ends): Promise<TLSSocket> {
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
