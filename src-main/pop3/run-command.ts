import { hasSecret, MASK, maskSecrets, toRecord, toWire } from './command.ts'
import type { Answer, Command } from './command.ts'
import type { Connection } from './connection.ts'
import { isOutOfStep, Pop3CommandError, Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import { beginsFarewell, hearFarewell, unasked } from './farewell.ts'
import type { Limits } from './limits.ts'
import { append, createReceived, isDrained } from './received.ts'
import { createReplyReader } from './reply-reader.ts'
import type { ReadReply } from './reply-reader.ts'
import { cleanServerText } from './reply.ts'
import type { Transcript } from './transcript.ts'
import { createUnproven } from './unproven.ts'
import { createWatchdog } from './watchdog.ts'
import { createWindow } from './window.ts'

/** The only reader and writer of a connection: commands go out in order, each gets the next reply. */
export interface CommandRunner {
  /**
   * Writes a command as soon as the window lets it, and reads its answer.
   * @throws Pop3CommandError when refused, Pop3ProtocolError, Pop3TransportError
   */
  run<T>(command: Command<T>): Promise<T>
  /** Reads a reply that no command asks for: the greeting. */
  await<T>(command: Command<T>): Promise<T>
  /** Lets many commands be unanswered at once (RFC 2449 section 6.6). */
  openWindow(): void
  readonly isPipelined: boolean
  /** What ended it, with many commands unanswered, may be that the server cannot take many. */
  readonly isPipeliningSuspect: boolean
  /** Ends it: cuts the line, and everything unanswered fails with `error`. Only the first call counts. */
  fail(error: Error): void
  /** What ended it. */
  readonly failure: Error | undefined
  /** Resolves with what ended it, once that has happened. */
  readonly ended: Promise<Error>
}

interface Pending {
  command: Command<unknown>
  /** As written. */
  line: string
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
  /** Why we cancelled the exchange of challenges. */
  cancelled?: unknown
}

const NO_BODY = new Uint8Array()

export function createCommandRunner(
  connection: Connection,
  limits: Limits,
  transcript: Transcript,
): CommandRunner {
  const waiting: Pending[] = []
  const inFlight: Pending[] = []
  const received = createReceived()
  const window = createWindow(limits)
  const unproven = createUnproven()
  const reader = createReplyReader(limits, () => {
    isNews = true
    unproven.onStatus()
  })
  const watchdog = createWatchdog(limits, () => fail(new Pop3TransportError('read', 'timeout')))
  let isAnswering = false
  /** More came than a further piece of a body. */
  let isNews = false
  let isPipeliningSuspect = false
  /** The server has begun to say why it hangs up. */
  let isLeaving = false
  let failure: Error | undefined
  let tellEnd: (error: Error) => void
  const ended = new Promise<Error>((resolve) => (tellEnd = resolve))

  const fail = (error: Error): void => {
    if (failure) return
    failure = error
    isPipeliningSuspect = isOutOfStep(error) ? window.isOpen : window.isUntried && isServersEnd(error)
    watchdog.stop()
    connection.destroy()
    transcript.add('note', isOurs(error) ? 'closed from here' : error.message)
    transcript.end()
    unproven.end(error, error instanceof Pop3TransportError && isDrained(received))
    for (const { reject } of [...inFlight.splice(0), ...waiting.splice(0)]) reject(error)
    tellEnd(error)
  }

  /** Writes what the window has room for, in one go. */
  const pump = (): void => {
    if (waiting.length === 0 || window.isBusy) return
    const wasIdle = inFlight.length === 0
    let text = ''
    let count = 0
    for (const pending of waiting) {
      const { command, line } = pending
      const mustWait = command.isLast && !(inFlight.length === 0 && unproven.isEmpty)
      if (mustWait || !window.enter(command.octets)) break
      inFlight.push(pending)
      transcript.add('sent', toRecord(command), {
        octets: hasSecret(command) ? null : Buffer.byteLength(line),
      })
      text += line
      count += 1
    }
    if (count === 0) return
    waiting.splice(0, count)
    if (wasIdle) watchdog.expect(inFlight[0]?.command)
    connection.write(text)
  }

  /** Answers a challenge; when that cannot be done, cancels the exchange, which the server then refuses. */
  const answerChallenge = async (head: Pending, challenge: string): Promise<void> => {
    const { answer, verb } = head.command
    if (!answer || head.cancelled !== undefined || !isDrained(received)) {
      throw new Pop3ProtocolError('broken', 'a challenge out of place', verb)
    }
    transcript.add('received', '+ (challenge)')
    isAnswering = true
    let line = '*'
    try {
      line = await answer(challenge)
    } catch (error) {
      head.cancelled = error
    }
    isAnswering = false
    if (failure) return
    transcript.add('sent', line === '*' ? line : MASK)
    connection.write(`${line}\r\n`)
    watchdog.expect(head.command)
  }

  const settle = (pending: Pending, { reply, octets, body }: ReadReply): void => {
    const { command, reject, cancelled } = pending
    const said = cleanServerText(reply.text)
    const text = maskSecrets(command, said)
    if (cancelled !== undefined && reply.kind === 'ok') {
      throw new Pop3ProtocolError('broken', 'granted what we cancelled', command.verb)
    }
    // Dovecot refuses, says that this was once too often, and hangs up, all in one go.
    const isFarewell = reply.kind === 'refused' && beginsFarewell(received)
    if (!isDrained(received) && inFlight.length === 1 && !isFarewell) {
      throw new Pop3ProtocolError('broken', 'more than the reply', command.verb)
    }
    inFlight.shift()
    isNews = true
    window.leave(command.octets)
    const isKept = !command.isMail && !hasSecret(command)
    const indicator = reply.kind === 'ok' ? '+OK' : '-ERR'
    transcript.add('received', text === '' ? indicator : `${indicator} ${text}`, {
      octets: text === said ? octets : null,
      body: body && { octets: body.length, bytes: isKept ? body : null },
    })
    if (cancelled !== undefined) reject(cancelled)
    else if (reply.kind === 'refused') reject(new Pop3CommandError(command.verb, text, reply.responseCode))
    else if (body && (command.fence || !unproven.isEmpty)) prove(pending, { text, body })
    else finish(pending, { text, body: body ?? NO_BODY })
  }

  /** Hands a body out now, or when what comes next shows that it ended where it seemed to. */
  const prove = (pending: Pending, answer: Answer): void => {
    const { command, reject } = pending
    const isFollowed = inFlight.length > 0 || (waiting[0] !== undefined && !waiting[0].command.isLast)
    const handOut = (): void => finish(pending, answer)
    const fence = unproven.add({ command, octets: answer.body.length, isFollowed, handOut, reject })
    if (!fence) return
    waiting.unshift({
      command: fence,
      line: toWire(fence),
      resolve: () => unproven.onFence(),
      reject: () =>
        fail(new Pop3ProtocolError('broken', 'nothing shows that the message is whole', command.verb)),
    })
  }

  /** Reads the next piece of what has arrived; false when the rest of it has yet to come. */
  const readOn = (): boolean => {
    const head = inFlight[0]
    if (!head || isAnswering) {
      if (isAnswering || !unproven.isEmpty) throw unasked()
      isLeaving = true
      return hearFarewell(received, limits.lineOctets, transcript)
    }
    const whole = reader.read(received, head.command)
    if (!whole) return false
    if (whole.reply.kind === 'continue') void answerChallenge(head, whole.reply.text).catch(fail)
    else settle(head, whole)
    return true
  }

  const onBytes = (chunk: Buffer): void => {
    append(received, chunk)
    if (watchdog.silence() > limits.stallMillis) window.shrink()
    isNews = false
    try {
      while (!failure && !isDrained(received) && readOn());
    } catch (error) {
      fail(error as Error)
    }
    if (failure) return
    watchdog.heard(inFlight[0]?.command, isNews, reader.octets)
    pump()
  }
  connection.listen({ onBytes, onClose: fail })

  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        // Its reply could not be told from the rest of the farewell.
        if (isLeaving) fail(unasked())
        if (failure) throw failure
        waiting.push({ command, line: toWire(command), resolve: resolve as Pending['resolve'], reject })
        if (waiting.length === 1) queueMicrotask(pump)
      }),
    await: (command) =>
      new Promise((resolve, reject) => {
        if (failure) throw failure
        window.enter(command.octets)
        inFlight.push({ command, line: '', resolve: resolve as Pending['resolve'], reject })
        watchdog.expect(command)
      }),
    openWindow: () => window.open(),
    get isPipelined() {
      return window.isOpen
    },
    get isPipeliningSuspect() {
      return isPipeliningSuspect
    },
    fail,
    get failure() {
      return failure
    },
    ended,
  }
}

/** Gives the caller what its command makes of the answer. */
function finish({ command, resolve, reject }: Pending, answer: Answer): void {
  try {
    resolve(command.parse(answer))
  } catch (error) {
    reject(error)
  }
}

/** It hung up or fell silent. */
const isServersEnd = (error: Error): boolean =>
  error instanceof Pop3TransportError && (error.kind === 'lost' || error.kind === 'timeout')

/** We hung up, as the user wished or after QUIT. */
const isOurs = (error: Error): boolean => error instanceof Pop3TransportError && error.kind === 'cancelled'
