import { createBodyReader } from './body-reader.ts'
import type { BodyReader } from './body-reader.ts'
import { hasSecret, MASK, maskSecrets, toRecord, toWire } from './command.ts'
import type { Command } from './command.ts'
import type { Connection } from './connection.ts'
import { Pop3CommandError, Pop3ProtocolError, Pop3TransportError } from './errors.ts'
import type { Limits } from './limits.ts'
import { readLine } from './line-reader.ts'
import { append, createReceived, isDrained } from './received.ts'
import { cleanServerText, parseReply } from './reply.ts'
import type { Reply } from './reply.ts'
import type { Transcript } from './transcript.ts'

/** The only reader and writer of a connection: commands go out in order, each gets the next reply. */
export interface CommandRunner {
  /** How many commands may be unanswered at once: 1, unless the server takes more (RFC 2449 section 6.6). */
  window: number
  /**
   * Writes a command as soon as the window lets it, and reads its answer.
   * @throws Pop3CommandError when refused, Pop3ProtocolError, Pop3TransportError
   */
  run<T>(command: Command<T>): Promise<T>
  /** Reads a reply that no command asks for: the greeting. */
  await<T>(command: Command<T>): Promise<T>
  /** Ends it: cuts the line, and everything unanswered fails with `error`. Only the first call counts. */
  fail(error: Error): void
  /** What ended it. */
  readonly failure: Error | undefined
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

export function createCommandRunner(
  connection: Connection,
  limits: Limits,
  transcript: Transcript,
): CommandRunner {
  const waiting: Pending[] = []
  const inFlight: Pending[] = []
  const received = createReceived()
  let isAnswering = false
  let bodyOf: { reply: Reply; octets: number; reader: BodyReader; timedOctets: number } | undefined
  let held: { pending: Pending; deliver: () => void } | undefined
  let watchdog: NodeJS.Timeout | undefined
  let patience = 0
  let failure: Error | undefined

  const fail = (error: Error): void => {
    if (failure) return
    failure = error
    clearTimeout(watchdog)
    connection.destroy()
    transcript.add('note', error.message)
    transcript.end()
    // A line lost between two replies says nothing against the message before it.
    if (error instanceof Pop3TransportError && isDrained(received)) deliver()
    const undelivered = held ? [held.pending] : []
    for (const { reject } of [...undelivered, ...inFlight.splice(0), ...waiting.splice(0)]) reject(error)
  }

  /** Lets go of the message held back, if any. */
  const deliver = (): void => {
    held?.deliver()
    held = undefined
  }

  /** Gives the command at the head its full time again. What only dribbles in does not get this. */
  const rearm = (): void => {
    const head = inFlight[0]
    const millis = head ? limits[head.command.patience ?? 'replyMillis'] : 0
    if (millis > 0 && millis === patience) {
      watchdog?.refresh()
      return
    }
    clearTimeout(watchdog)
    patience = millis
    if (head) watchdog = setTimeout(() => fail(new Pop3TransportError('read', 'timeout')), millis)
  }

  /** Refills the window when half of it is free, so that many commands share one write. */
  const pump = (): void => {
    if (waiting.length === 0 || inFlight.length > Math.floor(runner.window / 2)) return
    const batch = waiting.splice(0, runner.window - inFlight.length)
    const wasIdle = inFlight.length === 0
    inFlight.push(...batch)
    if (wasIdle) rearm()
    for (const { command, line } of batch) {
      const octets = hasSecret(command) ? undefined : Buffer.byteLength(line)
      transcript.add('sent', toRecord(command), { octets })
    }
    connection.write(batch.map(({ line }) => line).join(''))
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
    rearm()
  }

  const settle = (pending: Pending, reply: Reply, octets: number, reader?: BodyReader): void => {
    const { command, resolve, reject, cancelled } = pending
    const said = cleanServerText(reply.text)
    const text = maskSecrets(command, said)
    if (cancelled !== undefined && reply.kind === 'ok') {
      throw new Pop3ProtocolError('broken', 'granted what we cancelled', command.verb)
    }
    if (!isDrained(received) && inFlight.length === 1) {
      throw new Pop3ProtocolError('broken', 'more than the reply', command.verb)
    }
    inFlight.shift()
    rearm()
    const body = reader?.take() ?? new Uint8Array()
    const isKept = !command.isMail && !hasSecret(command)
    transcript.add('received', `${reply.kind === 'ok' ? '+OK' : '-ERR'} ${text}`.trimEnd(), {
      octets: text === said ? octets : undefined,
      body: reader && { octets: body.length, bytes: isKept ? body : null },
    })
    if (cancelled !== undefined) {
      reject(cancelled)
      return
    }
    if (reply.kind === 'refused') {
      reject(new Pop3CommandError(command.verb, text, reply.responseCode))
      return
    }
    const answer = (): void => {
      try {
        resolve(command.parse({ text, body }))
      } catch (error) {
        reject(error)
      }
    }
    // Servers that do not stuff dots end a message too early, and its rest comes where the next reply should.
    if (reader && inFlight.length + waiting.length > 0) held = { pending, deliver: answer }
    else answer()
  }

  /** Reads the next piece of what has arrived; false when the rest of it has yet to come. */
  const readOn = (): boolean => {
    const head = inFlight[0]
    if (!head || isAnswering) throw new Pop3ProtocolError('broken', 'bytes that nothing asked for')
    if (bodyOf) {
      const { reply, octets, reader, timedOctets } = bodyOf
      const isComplete = reader.read(received)
      head.command.onOctets?.(reader.octets)
      if (!isComplete) {
        if (reader.octets - timedOctets < limits.paceOctets) return false
        bodyOf.timedOctets = reader.octets
        rearm()
        return false
      }
      bodyOf = undefined
      settle(head, reply, octets, reader)
      return true
    }

    const line = readLine(received, limits.lineOctets)
    if (!line) return false
    const reply = parseReply(line.bytes)
    const octets = line.bytes.length + line.ending.length
    deliver()
    if (reply.kind === 'continue') void answerChallenge(head, reply.text).catch(fail)
    else if (reply.kind === 'ok' && head.command.body) {
      received.offset -= line.ending.length
      const reader = createBodyReader(line.ending, limits[head.command.body])
      bodyOf = { reply, octets, reader, timedOctets: 0 }
      rearm()
    } else settle(head, reply, octets)
    return true
  }

  connection.listen({
    onBytes(chunk) {
      append(received, chunk)
      try {
        while (!failure && !isDrained(received) && readOn());
      } catch (error) {
        fail(error as Error)
      }
      pump()
    },
    onClose: fail,
  })

  const runner: CommandRunner = {
    window: 1,
    run: (command) =>
      new Promise((resolve, reject) => {
        if (failure) throw failure
        waiting.push({ command, line: toWire(command), resolve: resolve as Pending['resolve'], reject })
        if (waiting.length === 1) queueMicrotask(pump)
      }),
    await: (command) =>
      new Promise((resolve, reject) => {
        if (failure) throw failure
        inFlight.push({ command, line: '', resolve: resolve as Pending['resolve'], reject })
        rearm()
      }),
    fail,
    get failure() {
      return failure
    },
  }
  return runner
}
