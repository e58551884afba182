import type { Worker } from 'node:worker_threads'
import { connectWorker } from '../shared/worker-client.ts'
import type { WorkerClient } from '../shared/worker-client.ts'
import type { ErrorData } from '../shared/worker-operations.ts'
import { callDeadlineMs, MAX_KEPT_MILLIS } from './limits.ts'
import { MIME_ERROR_KINDS, MimeError } from './mime-error.ts'
import type { MimeOperations, SummarisedMessage } from './mime-operations.ts'

type Served = { [K in keyof MimeOperations]: MimeOperations[K] }
type Ask<K extends keyof MimeOperations> = Parameters<MimeOperations[K]>[0]
type Answer<K extends keyof MimeOperations> = Awaited<ReturnType<MimeOperations[K]>>

/**
 * The parser, as the other threads have it. `transfer` names buffers to hand over instead of copying, for all but
 * `summariseMessages`: that one sends copies, so that what was sent with a message which defeats the worker can be sent again.
 * Every call rejects with MimeError.
 */
export type MimeClient = {
  [K in keyof MimeOperations]: (ask: Ask<K>, transfer?: ArrayBuffer[]) => Promise<Answer<K>>
} & {
  /** Ends the worker; calls still waiting are rejected with `stopped`. */
  close(): Promise<void>
}

interface Waiting {
  name: keyof MimeOperations
  ask: unknown
  transfer: ArrayBuffer[]
  resolve: (value: never) => void
  reject: (error: Error) => void
}

/** Somebody looks at the screen for these, so they go before summaries. */
const URGENT = new Set<keyof MimeOperations>([
  'previewTop',
  'openMessage',
  'keptMessage',
  'renderBody',
  'remotePicture',
  'readPart',
])

/**
 * Starts the parser behind `startWorker`, which makes a fresh thread that runs mime-worker.ts.
 *
 * The worker gets one call at a time; the others wait here. So a call that outlives its deadline, or brings the
 * worker down, is the only one that fails (`too-slow`, `stopped`); the next one finds a fresh worker, in which no
 * message is open any more. A batch of messages that fails so is repeated one by one, and the one at fault gets the
 * summary of its header.
 *
 * A worker that took much memory, since messages were opened in it or PDFs read, is ended too when nothing is asked for a
 * while (`keptMs`), and another made ready unless `startsLate` says that there is no hurry.
 */
export function startMimeClient(
  startWorker: () => Worker,
  options: { deadlineMs?: (octets: number) => number; keptMs?: number; startsLate?: boolean } = {},
): MimeClient {
  const deadlineMs = options.deadlineMs ?? callDeadlineMs
  const keptMs = options.keptMs ?? MAX_KEPT_MILLIS
  const queue: Waiting[] = []
  let worker: WorkerClient<Served> | undefined
  let isRunning = false
  let isClosed = false
  let takesMemory = false
  let resting: NodeJS.Timeout | undefined

  function ask<K extends keyof MimeOperations>(
    name: K,
    argument: Ask<K>,
    transfer: ArrayBuffer[] = [],
  ): Promise<Answer<K>> {
    return new Promise((resolve, reject) => {
      if (isClosed) throw new MimeError('stopped', 'the parser was closed')
      const call: Waiting = { name, ask: argument, transfer, resolve, reject }
      const place = URGENT.has(name) ? queue.findIndex((other) => !URGENT.has(other.name)) : -1
      queue.splice(place < 0 ? queue.length : place, 0, call)
      if (!isRunning) void runQueue()
    })
  }

  async function runQueue(): Promise<void> {
    isRunning = true
    clearTimeout(resting)
    for (let call = queue.shift(); call; call = queue.shift()) await run(call)
    isRunning = false
    if (takesMemory && !isClosed) resting = setTimeout(renew, keptMs).unref()
  }

  function renew(): void {
    takesMemory = false
    void worker?.terminate()
    worker = options.startsLate ? undefined : start()
  }

  function start(): WorkerClient<Served> {
    const started = connectWorker<Served>(startWorker(), toMimeError, {
      // With nothing to do: whoever asks next has no part in it.
      onLost: () => {
        if (worker === started) worker = undefined
      },
    })
    return started
  }

  async function run({ name, ask: argument, transfer, resolve, reject }: Waiting): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    let isLate = false
    try {
      const current = (worker ??= start())
      takesMemory ||= name === 'openMessage' || name === 'summariseWithPdfs'
      timer = setTimeout(
        () => {
          isLate = true
          void current.terminate()
        },
        deadlineMs(countOctets(argument)),
      )
      resolve((await current.call(name, argument as never, transfer)) as never)
    } catch (error) {
      const failure = error instanceof MimeError ? error : toMimeError({ name: '', message: String(error) })
      if (failure.kind === 'stopped') worker = undefined
      reject(isLate ? new MimeError('too-slow', 'the message took too long to take apart') : failure)
    } finally {
      clearTimeout(timer)
    }
  }

  async function summariseMessages(batch: Ask<'summariseMessages'>): Promise<SummarisedMessage[]> {
    try {
      return await ask('summariseMessages', batch)
    } catch (error) {
      const isDefeat = error instanceof MimeError && (error.kind === 'too-slow' || error.kind === 'stopped')
      if (!isDefeat || isClosed || batch.headersOnly) throw error
      if (batch.messages.length === 1) return summariseMessages({ ...batch, headersOnly: true })
      const summaries: SummarisedMessage[] = []
      for (const message of batch.messages) {
        summaries.push(...(await summariseMessages({ messages: [message] })))
      }
      return summaries
    }
  }

  return {
    summariseHeaders: (argument, transfer) => ask('summariseHeaders', argument, transfer),
    readHeaderFacts: (argument, transfer) => ask('readHeaderFacts', argument, transfer),
    summariseMessages: (argument) => summariseMessages(argument),
    summariseWithPdfs: (argument, transfer) => ask('summariseWithPdfs', argument, transfer),
    previewTop: (argument, transfer) => ask('previewTop', argument, transfer),
    openMessage: (argument, transfer) => ask('openMessage', argument, transfer),
    keptMessage: (argument, transfer) => ask('keptMessage', argument, transfer),
    signatureKeyNames: (argument, transfer) => ask('signatureKeyNames', argument, transfer),
    verifySignatures: (argument, transfer) => ask('verifySignatures', argument, transfer),
    renderBody: (argument, transfer) => ask('renderBody', argument, transfer),
    remotePicture: (argument, transfer) => ask('remotePicture', argument, transfer),
    readPart: (argument, transfer) => ask('readPart', argument, transfer),
    async close() {
      isClosed = true
      clearTimeout(resting)
      for (const { reject } of queue.splice(0)) reject(new MimeError('stopped', 'the parser was closed'))
      await worker?.terminate()
    },
  }
}

function toMimeError({ message, kind }: ErrorData): MimeError {
  return new MimeError(MIME_ERROR_KINDS.find((known) => known === kind) ?? 'unreadable', message)
}

/** The octets a call carries, which decide how long it may take. */
function countOctets(argument: unknown): number {
  if (argument instanceof Uint8Array) return argument.byteLength
  if (typeof argument !== 'object' || argument === null) return 0
  return Object.values(argument).reduce((sum: number, value) => sum + countOctets(value), 0)
}
