import type { Worker } from 'node:worker_threads'
import type { ErrorData, Operations, WorkerReply, WorkerRequest } from './worker-operations.ts'

/** Calls on the operations that a worker serves (serve-worker.ts). */
export interface WorkerClient<O extends Operations> {
  /**
   * Runs one operation in the worker. `transfer` names buffers to hand over instead of copying.
   * @throws what `reviveError` makes of the worker's error, or of its end.
   */
  call<K extends keyof O & string>(
    name: K,
    argument: Parameters<O[K]>[0],
    transfer?: ArrayBuffer[],
  ): Promise<Awaited<ReturnType<O[K]>>>
  /** Ends the worker at once; calls still waiting are rejected. */
  terminate(): Promise<void>
}

/** What is to be known of a worker besides its answers. */
export interface WorkerEvents {
  /** It stopped by itself. */
  onLost?: ((error: Error) => void) | undefined
  /** An operation took so long in the worker (milliseconds). */
  onTimed?: ((name: string, millis: number) => void) | undefined
}

interface Waiting {
  name: string
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

/**
 * Speaks to a worker. Errors cross as data (a structured clone loses class and fields), so the caller says in
 * `reviveError` what they become; a worker that stops by itself is the error named `WorkerStopped`, of which `onLost` hears too.
 */
export function connectWorker<O extends Operations>(
  worker: Worker,
  reviveError: (data: ErrorData) => Error,
  { onLost, onTimed }: WorkerEvents = {},
): WorkerClient<O> {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let stopped: Error | undefined

  const stop = (message: string): Error => {
    stopped ??= reviveError({ name: 'WorkerStopped', message, kind: 'stopped' })
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
    return stopped
  }
  const lose = (message: string): void => {
    if (stopped) return
    const error = stop(message)
    onLost?.(error)
  }

  worker.on('message', (reply: WorkerReply) => {
    const call = waiting.get(reply.id)
    if (!call) return
    waiting.delete(reply.id)
    onTimed?.(call.name, reply.millis)
    if (reply.ok) call.resolve(reply.value)
    else call.reject(reviveError(reply.error))
  })
  worker.on('error', (error) => lose(error.message))
  worker.on('messageerror', (error) => lose(`a reply could not be read: ${error.message}`))
  worker.on('exit', (code) => lose(`the worker ended with code ${code}`))

  return {
    call(name, argument, transfer = []) {
      if (stopped) return Promise.reject(stopped)
      const id = nextId++
      const request: WorkerRequest = { id, name, argument }
      return new Promise((resolve, reject) => {
        // Posted first: it throws when the argument cannot be cloned, and then no answer would ever come.
        worker.postMessage(request, transfer)
        waiting.set(id, { name, resolve: resolve as Waiting['resolve'], reject })
      })
    },
    async terminate() {
      stop('the worker was ended')
      await worker.terminate()
    },
  }
}
