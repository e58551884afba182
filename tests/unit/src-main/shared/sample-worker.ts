import { parentPort } from 'node:worker_threads'
import { handOver, serveWorker } from '../../../../src-main/shared/serve-worker.ts'

class SampleError extends Error {
  override readonly name = 'SampleError'
  readonly kind = 'sample-kind'
}

const waiting: (() => void)[] = []
let handed: ArrayBuffer | undefined

export const sampleOperations = {
  double: (value: number): number => value * 2,
  /** Goes first. */
  triple: (value: number): number => value * 3,
  /** Is busy for so many milliseconds. */
  spin: (millis: number): void => {
    const until = performance.now() + millis
    while (performance.now() < until);
  },
  fail: (message: string): never => {
    throw new SampleError(message)
  },
  bytes: (length: number): { bytes: Uint8Array<ArrayBuffer> } => {
    const bytes = new Uint8Array(length).fill(7)
    handed = bytes.buffer
    return handOver({ bytes }, [bytes.buffer])
  },
  /** What is left here of the buffer that `bytes` handed over. */
  leftOver: (): number | undefined => handed?.byteLength,
  length: (bytes: Uint8Array): number => bytes.length,
  notCloneable: (): unknown => () => 'a function',
  wait: (): Promise<void> => new Promise((resolve) => waiting.push(resolve)),
  release: (): void => waiting.splice(0).forEach((resolve) => resolve()),
  crash: (): void => {
    setImmediate(() => {
      throw new Error('the worker broke')
    })
  },
}

if (parentPort) serveWorker(parentPort, sampleOperations, new Set(['triple']))
