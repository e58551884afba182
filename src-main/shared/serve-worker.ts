import type { MessagePort } from 'node:worker_threads'
import type { ErrorData, Operations, WorkerReply, WorkerRequest } from './worker-operations.ts'

const transfers = new WeakMap<object, ArrayBuffer[]>()

/** Marks buffers inside a result to be handed over to the caller instead of copied. */
export function handOver<T extends object>(result: T, buffers: ArrayBuffer[]): T {
  transfers.set(result, buffers)
  return result
}

/**
 * Answers requests on `port` with `operations`, in the order they come; those named in `goFirst` before others that came
 * earlier and still wait. An operation that returns a promise does not hold up the next one.
 */
export function serveWorker(
  port: MessagePort,
  operations: Operations,
  goFirst: ReadonlySet<string> = new Set(),
): void {
  const first: WorkerRequest[] = []
  const others: WorkerRequest[] = []
  let isWorking = false
  const next = (): void => {
    const request = first.shift() ?? others.shift()
    isWorking = request !== undefined
    if (!request) return
    void answer(operations, request).then((reply) => post(port, reply))
    // What came meanwhile is taken in before.
    setImmediate(next)
  }
  port.on('message', (request: WorkerRequest) => {
    ;(goFirst.has(request.name) ? first : others).push(request)
    if (isWorking) return
    isWorking = true
    setImmediate(next)
  })
}

function post(port: MessagePort, reply: WorkerReply): void {
  const value = reply.ok ? reply.value : undefined
  const transfer = typeof value === 'object' && value !== null ? transfers.get(value) : undefined
  try {
    port.postMessage(reply, transfer ?? [])
  } catch (error) {
    // A result that cannot be cloned is that call's failure, not the end of the worker.
    const { id, millis } = reply
    port.postMessage({ id, millis, ok: false, error: describe(error) } satisfies WorkerReply)
  }
}

async function answer(operations: Operations, { id, name, argument }: WorkerRequest): Promise<WorkerReply> {
  const begunAt = performance.now()
  const took = (): number => performance.now() - begunAt
  try {
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
    if (!operation) throw new Error(`no such operation: ${name}`)
    const value = await operation(argument)
    return { id, millis: took(), ok: true, value }
  } catch (error) {
    return { id, millis: took(), ok: false, error: describe(error) }
  }
}

function describe(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const kind = 'kind' in error && typeof error.kind === 'string' ? error.kind : undefined
  return { name: error.name, message: error.message, kind }
}
