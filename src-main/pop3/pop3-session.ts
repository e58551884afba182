import type { Capabilities } from './capabilities.ts'
import type { Command } from './command.ts'
import { dele } from './commands/dele.ts'
import { list } from './commands/list.ts'
import type { ScanListing } from './commands/list.ts'
import { noop } from './commands/noop.ts'
import { quit } from './commands/quit.ts'
import { retr } from './commands/retr.ts'
import { rset } from './commands/rset.ts'
import { stat } from './commands/stat.ts'
import type { MaildropSize } from './commands/stat.ts'
import { top } from './commands/top.ts'
import { uidl } from './commands/uidl.ts'
import type { UniqueIdListing } from './commands/uidl.ts'
import { openConnection } from './connection.ts'
import type { Connection, TlsFacts } from './connection.ts'
import { Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import { LIMITS } from './limits.ts'
import type { Limits } from './limits.ts'
import { loginCommands } from './login.ts'
import type { LoginPlace } from './login.ts'
import { strongestMethod } from './login-method.ts'
import type { LoginMethod } from './login-method.ts'
import { openLine, readCapabilities } from './open-line.ts'
import { createCommandRunner } from './run-command.ts'
import type { CommandRunner } from './run-command.ts'
import type { SessionState } from './session-state.ts'
import { createTranscript } from './transcript.ts'
import type { Transcript } from './transcript.ts'

export interface Pop3Endpoint {
  host: string
  port: number
  /** TLS from the first byte, an upgrade by STLS, or no encryption. */
  security: 'tls' | 'stls' | 'none'
}

export interface OpenPop3Options {
  endpoint: Pop3Endpoint
  /** Cuts the line when aborted, at any time: what is unanswered fails with a Pop3TransportError `cancelled`. */
  signal?: AbortSignal | undefined
  transcript?: Transcript | undefined
  limits?: Partial<Limits> | undefined
  /** Certificates (PEM) to trust beside the usual ones. */
  trust?: string[] | undefined
  /**
   * false: one command at a time, whatever the server announces, since it was seen to misbehave.
   * true: many at once though it announces nothing, since it was seen to take them.
   */
  isPipelining?: boolean | undefined
}

/**
 * A session with one maildrop. Commands may be given without waiting for one another: they are answered in order,
 * and written many at a time where the server takes that.
 *
 * Every command rejects with Pop3CommandError when the server refuses it, with Pop3ProtocolError or
 * Pop3TransportError when the conversation or the line breaks. The latter two close the session (except a protocol
 * error of kind `unreadable`), and all that is unanswered rejects with the same error.
 */
export interface Pop3Session {
  readonly state: SessionState
  /** As last announced: after STLS, and again after the login. */
  readonly capabilities: Capabilities
  /** Read from the live socket; null when nothing is encrypted. */
  readonly tls: TlsFacts | null
  /** Many commands are in flight at once. */
  readonly isPipelined: boolean
  /**
   * Logs in by `method`, by USER and PASS unless it is named; `auto` takes the strongest that the server announces,
   * and no other should that be refused. `secret` is the password or the access token.
   * Anything but Pop3CommandError and TypeError closes the session.
   * @throws Pop3TransportError `tls-not-offered` rather than send it in clear unasked
   */
  login(user: string, secret: string, method?: LoginMethod | 'auto'): Promise<void>
  stat(): Promise<MaildropSize>
  list(): Promise<ScanListing[]>
  uidl(): Promise<UniqueIdListing[]>
  /** Header, empty line and the first `lines` lines of the body, dots unstuffed. */
  top(number: number, lines: number): Promise<Uint8Array<ArrayBuffer>>
  /** The message as sent, dots unstuffed, in an ArrayBuffer of its own. `onOctets` hears how far it is. */
  retr(number: number, onOctets?: (octets: number) => void): Promise<Uint8Array<ArrayBuffer>>
  dele(number: number): Promise<void>
  noop(): Promise<void>
  rset(): Promise<void>
  /** Resolves on +OK alone: only then are the marked messages gone. The line is closed in any case. */
  quit(): Promise<void>
  /** Cuts the line without QUIT: no mark for deletion counts. */
  close(): void
}

/**
 * Connects, secures the line as `endpoint.security` says, and reads what the server can do.
 * @throws Pop3CommandError (verb `greeting`) when turned away, Pop3ProtocolError, Pop3TransportError
 */
export async function openPop3Session(options: OpenPop3Options): Promise<Pop3Session> {
  const { endpoint, signal, trust, isPipelining, transcript = createTranscript() } = options
  const { host, port, security } = endpoint
  const limits = { ...LIMITS, ...options.limits }

  transcript.add('note', `connecting to ${host}:${port} (${security})`)
  const connection = await openConnection({ host, port, isTls: security === 'tls', limits, signal, trust })
  const runner = createCommandRunner(connection, limits, transcript)
  try {
    const { greeting, capabilities } = await openLine(runner, connection, security === 'stls')
    const { tls } = connection
    if (tls) transcript.add('note', `${tls.version} ${tls.cipher}`)
    const windowOf = (after: Capabilities): number =>
      (isPipelining ?? after.has('PIPELINING')) ? limits.windowCommands : 1
    const place = { greeting, host, port }
    return createSession(runner, connection, {
      capabilities,
      windowOf,
      place,
      isClearAllowed: security === 'none',
    })
  } catch (error) {
    runner.fail(error as Error)
    throw error
  }
}

interface SessionStart {
  capabilities: Capabilities
  windowOf: (capabilities: Capabilities) => number
  place: LoginPlace
  /** The account says "no encryption" in so many words. */
  isClearAllowed: boolean
}

function createSession(runner: CommandRunner, connection: Connection, start: SessionStart): Pop3Session {
  let state: SessionState = 'authorization'
  let { capabilities } = start

  const run = async <T>(command: Command<T>): Promise<T> => {
    if (runner.failure) throw runner.failure
    if (!command.states.includes(state)) throw new Error(`${command.verb} does not fit the ${state} state`)
    return runner.run(command)
  }
  const close = (): void => {
    state = 'closed'
    runner.fail(new Pop3TransportError('write', 'cancelled', new Error('the session was closed')))
  }

  return {
    get state() {
      return runner.failure ? 'closed' : state
    },
    get capabilities() {
      return capabilities
    },
    get tls() {
      return connection.tls
    },
    get isPipelined() {
      return runner.window > 1
    },
    async login(user, secret, method = 'USER') {
      if (!connection.tls && !start.isClearAllowed) throw new Pop3TransportError('tls', 'tls-not-offered')
      const chosen = method === 'auto' ? strongestMethod(capabilities) : method
      try {
        for (const command of loginCommands(chosen, { user, secret }, start.place)) await run(command)
      } catch (error) {
        if (error instanceof Pop3ProtocolError) runner.fail(error)
        throw error
      }
      state = 'transaction'
      if (capabilities.isAnnounced) capabilities = await readCapabilities(runner)
      runner.window = start.windowOf(capabilities)
    },
    stat: () => run(stat()),
    list: () => run(list()),
    uidl: () => run(uidl()),
    top: (number, lines) => run(top(number, lines)),
    retr: (number, onOctets) => run(retr(number, onOctets)),
    dele: (number) => run(dele(number)),
    noop: () => run(noop()),
    rset: () => run(rset()),
    async quit() {
      const answer = run(quit())
      state = 'update'
      try {
        await answer
      } finally {
        close()
      }
    },
    close,
  }
}
