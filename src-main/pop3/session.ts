import type { Capabilities } from './capabilities.ts'
import type { Answer, Command } from './command.ts'
import { authList } from './commands/auth-list.ts'
import { dele } from './commands/dele.ts'
import { lang, languages } from './commands/lang.ts'
import type { Language } from './commands/lang.ts'
import { last } from './commands/last.ts'
import { list } from './commands/list.ts'
import type { ScanListing } from './commands/list.ts'
import { noop } from './commands/noop.ts'
import { quit } from './commands/quit.ts'
import { isCredential, raw } from './commands/raw.ts'
import type { ReplyShape } from './commands/raw.ts'
import { retr } from './commands/retr.ts'
import { rset } from './commands/rset.ts'
import { stat } from './commands/stat.ts'
import type { MaildropSize } from './commands/stat.ts'
import { stls } from './commands/stls.ts'
import { top } from './commands/top.ts'
import { uidl } from './commands/uidl.ts'
import type { UniqueIdListing } from './commands/uidl.ts'
import { utf8 } from './commands/utf8.ts'
import { requireMethod, strongestMethod } from './choose-method.ts'
import type { Connection, TlsFacts } from './connection.ts'
import { Pop3CommandError, Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import { logIn } from './login.ts'
import type { LoginPlace } from './login.ts'
import type { LoginMethod } from './login-method.ts'
import { readCapabilities } from './open-line.ts'
import type { CommandRunner } from './run-command.ts'
import type { SessionState } from './session-state.ts'

export interface LoginOptions {
  /** Logs in by nothing that protects less, such as what worked the last time: no silent downgrade. */
  atLeast?: LoginMethod | undefined
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
  /** What ended it: our own closing too, as a Pop3TransportError `cancelled`. */
  readonly failure: Error | undefined
  /** As last announced: after STLS, and again after the login. */
  readonly capabilities: Capabilities
  /** Read from the live socket; null when nothing is encrypted. */
  readonly tls: TlsFacts | null
  /** Many commands are in flight at once. */
  readonly isPipelined: boolean
  /**
   * The session broke, and the reason may be that the server cannot take many commands at once: it got out of step, or
   * fell silent or hung up with more unanswered than it had answered before. Opened again with `isPipelining: false`,
   * it may work.
   */
  readonly isPipeliningSuspect: boolean
  /**
   * Logs in by `method`, by USER and PASS unless it is named; `auto` takes the strongest for a password that the
   * server announces, and no other should that be refused. `secret` is the password or the access token.
   * Anything but Pop3CommandError, Pop3LoginError and TypeError closes the session.
   * @returns the method that worked, to be handed over as `atLeast` the next time
   * @throws Pop3LoginError when it would be a downgrade, or cannot be done; nothing was sent then
   * @throws Pop3TransportError `tls-not-offered` rather than send it in clear unasked
   */
  login(
    user: string,
    secret: string,
    method?: LoginMethod | 'auto',
    options?: LoginOptions,
  ): Promise<LoginMethod>
  stat(): Promise<MaildropSize>
  list(): Promise<ScanListing[]>
  uidl(): Promise<UniqueIdListing[]>
  /** Header, empty line and the first `lines` lines of the body, dots unstuffed. */
  top(number: number, lines: number): Promise<Uint8Array<ArrayBuffer>>
  /**
   * The message as sent, dots unstuffed, in an ArrayBuffer of its own, once it is proved to be whole (unproven.ts).
   * `onOctets` hears how far it is.
   * @throws Pop3ProtocolError `too-large` when LIST has shown that it is longer than `limits.messageOctets`; it is not
   * asked for then, and the session goes on
   */
  retr(number: number, onOctets?: (octets: number) => void): Promise<Uint8Array<ArrayBuffer>>
  dele(number: number): Promise<void>
  noop(): Promise<void>
  rset(): Promise<void>
  /** The highest message number ever retrieved, from servers that still know LAST. */
  last(): Promise<number>
  /** The languages of the server's texts. */
  languages(): Promise<Language[]>
  /** Takes one of them by its tag, or `*` for the server's own choice. */
  setLanguage(tag: string): Promise<void>
  /** SASL mechanisms as servers without CAPA tell them. */
  authList(): Promise<string[]>
  /**
   * Any other line, for XTND, HELP and what nobody knows. Only the caller knows the shape of its answer: `lines` for
   * one that has none waits until the deadline, `line` for one that has lines breaks the session.
   * What logs in is recorded masked, not sent in clear unasked, and its +OK to the last step is a login. `answer` is
   * asked for the answer to each challenge of AUTH (both base64); what it throws cancels the exchange.
   * @throws TypeError for STLS and QUIT
   */
  raw(line: string, shape: ReplyShape, answer?: (challenge: string) => Promise<string>): Promise<Answer>
  /** Goes over to TLS, and asks again what the server can do (RFC 2595 section 4). Give no command meanwhile. */
  stls(): Promise<void>
  /** Resolves on +OK alone: only then are the marked messages gone. The line is closed in any case. */
  quit(): Promise<void>
  /** Cuts the line without QUIT: no mark for deletion counts. */
  close(): void
  /**
   * Resolves once the session is over, with what ended it: also while no command is under way, when the server logs an
   * idle session out. After `quit` and `close` it is a Pop3TransportError `cancelled`.
   */
  readonly ended: Promise<Error>
}

export interface SessionStart {
  greeting: string
  host: string
  port: number
  capabilities: Capabilities
  hasClientCertificate: boolean
  isPipelining: (capabilities: Capabilities) => boolean
  /** The longest message that is asked for. */
  messageOctets: number
  /** The account says "no encryption" in so many words. */
  isClearAllowed: boolean
}

/** The session on a line that is open and, where that is wanted, encrypted. */
export function createSession(
  runner: CommandRunner,
  connection: Connection,
  start: SessionStart,
): Pop3Session {
  let state: SessionState = 'authorization'
  let { capabilities } = start
  /** By message number, as LIST said; one that says 0 says nothing. */
  const sizes = new Map<number, number>()
  /** DELE was given, so QUIT deletes. */
  let hasMarks = false

  const run = <T>(command: Command<T>): Promise<T> => {
    if (runner.failure) return Promise.reject(runner.failure)
    if (command.states.includes(state)) return runner.run(command)
    return Promise.reject(new Error(`${command.verb} does not fit the ${state} state`))
  }
  const requireSecrecy = (): void => {
    if (!connection.tls && !start.isClearAllowed) throw new Pop3TransportError('tls', 'tls-not-offered')
  }
  const enterTransaction = async (): Promise<void> => {
    state = 'transaction'
    if (capabilities.isAnnounced) capabilities = await readCapabilities(runner)
    if (start.isPipelining(capabilities)) runner.openWindow()
  }
  const close = (): void => {
    state = 'closed'
    runner.fail(new Pop3TransportError('write', 'cancelled', new Error('the session was closed')))
  }

  return {
    get state() {
      return runner.failure ? 'closed' : state
    },
    get failure() {
      return runner.failure
    },
    get capabilities() {
      return capabilities
    },
    get tls() {
      return connection.tls
    },
    get isPipelined() {
      return runner.isPipelined
    },
    get isPipeliningSuspect() {
      return runner.isPipeliningSuspect
    },
    async login(user, secret, method = 'USER', { atLeast } = {}) {
      if (runner.failure) throw runner.failure
      requireSecrecy()
      const chosen = method === 'auto' ? strongestMethod(capabilities, connection.tls !== null) : method
      requireMethod(chosen, atLeast, capabilities)
      const { channelBindings } = connection
      const place: LoginPlace = { ...start, capabilities, channelBindings }
      try {
        if (capabilities.has('UTF8')) await unlessRefused(run(utf8()))
        await logIn(run, chosen, { user, secret }, place)
      } catch (error) {
        if (error instanceof Pop3ProtocolError) runner.fail(error)
        throw error
      }
      await enterTransaction()
      return chosen
    },
    stat: () => run(stat()),
    async list() {
      const listings = await run(list())
      for (const { number, octets } of listings) if (octets > 0) sizes.set(number, octets)
      return listings
    },
    uidl: () => run(uidl()),
    top: (number, lines) => run(top(number, lines)),
    retr(number, onOctets) {
      const octets = sizes.get(number)
      if (octets === undefined || octets <= start.messageOctets)
        return run(retr(number, { octets, onOctets }))
      const what = `message ${number} has ${octets} octets, more than ${start.messageOctets}`
      return Promise.reject(new Pop3ProtocolError('too-large', what, 'RETR'))
    },
    dele(number) {
      hasMarks = true
      return run(dele(number))
    },
    noop: () => run(noop()),
    rset: () => run(rset()),
    last: () => run(last()),
    languages: () => run(languages()),
    setLanguage: (tag) => run(lang(tag)),
    authList: () => run(authList()),
    async raw(line, shape, answerChallenge) {
      const command = raw(line, shape, answerChallenge)
      if (isCredential(line) && command.args.length > 0) requireSecrecy()
      const answer = await run(command)
      if (isCredential(line) && command.verb !== 'USER' && command.args.length > 0) await enterTransaction()
      return answer
    },
    async stls() {
      await run(stls())
      try {
        await connection.startTls()
      } catch (error) {
        runner.fail(error as Error)
        throw error
      }
      capabilities = await readCapabilities(runner)
    },
    async quit() {
      const answer = run(quit(hasMarks))
      state = 'update'
      try {
        await answer
      } finally {
        close()
      }
    },
    close,
    ended: runner.ended,
  }
}

/** A server that announces UTF8 and then refuses it goes on without. */
async function unlessRefused(answer: Promise<void>): Promise<void> {
  try {
    await answer
  } catch (error) {
    if (!(error instanceof Pop3CommandError)) throw error
  }
}
