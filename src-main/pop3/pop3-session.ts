import type { Capabilities } from './capabilities.ts'
import { openConnection } from './connection.ts'
import { LIMITS } from './limits.ts'
import type { Limits } from './limits.ts'
import { openLine } from './open-line.ts'
import type { Lookup, TlsOptions } from './open-socket.ts'
import type { Proxy } from './proxy.ts'
import { createCommandRunner } from './run-command.ts'
import { createSession } from './session.ts'
import type { Pop3Session } from './session.ts'
import { createTranscript } from './transcript.ts'
import type { Transcript } from './transcript.ts'

export type { Pop3Session } from './session.ts'

export interface Pop3Endpoint {
  host: string
  port: number
  /** TLS from the first byte, an upgrade by STLS, or no encryption. */
  security: 'tls' | 'stls' | 'none'
}

export interface OpenPop3Options extends TlsOptions {
  endpoint: Pop3Endpoint
  /** Cuts the line when aborted, at any time: what is unanswered fails with a Pop3TransportError `cancelled`. */
  signal?: AbortSignal | undefined
  /** What the connection goes through; the server's name is resolved there. */
  proxy?: Proxy | undefined
  /** How names become addresses; by the system unless given. */
  lookup?: Lookup | undefined
  transcript?: Transcript | undefined
  limits?: Partial<Limits> | undefined
  /**
   * false: one command at a time, whatever the server announces, since it was seen to misbehave.
   * true: many at once though it announces nothing, since it was seen to take them.
   */
  isPipelining?: boolean | undefined
}

/**
 * Connects, secures the line as `endpoint.security` says, and reads what the server can do.
 * @throws Pop3CommandError (verb `greeting`) when turned away, Pop3ProtocolError, Pop3TransportError
 */
export async function openPop3Session(options: OpenPop3Options): Promise<Pop3Session> {
  const { endpoint, isPipelining, transcript = createTranscript(), ...lineOptions } = options
  const { host, port, security } = endpoint
  const limits = { ...LIMITS, ...options.limits }

  transcript.add('note', `connecting to ${host}:${port} (${security})`)
  const connection = await openConnection({
    ...lineOptions,
    host,
    port,
    limits,
    isTls: security === 'tls',
  }).catch((error: unknown) => {
    transcript.add('note', (error as Error).message)
    transcript.end()
    throw error
  })
  const runner = createCommandRunner(connection, limits, transcript)
  try {
    const { greeting, capabilities } = await openLine(runner, connection, security === 'stls')
    const { tls } = connection
    if (tls) transcript.add('note', `${tls.version} ${tls.cipher}`)
    return createSession(runner, connection, {
      greeting,
      host,
      port,
      capabilities,
      hasClientCertificate: options.clientCertificate !== undefined,
      isPipelining: (after: Capabilities) => isPipelining ?? after.has('PIPELINING'),
      messageOctets: limits.messageOctets,
      isClearAllowed: security === 'none',
    })
  } catch (error) {
    runner.fail(error as Error)
    throw error
  }
}
