/** Bytes that have arrived; those before `offset` have been read. */
export interface Received {
  bytes: Buffer
  offset: number
}

/** Nothing has arrived yet. */
export function createReceived(): Received {
  return { bytes: Buffer.alloc(0), offset: 0 }
}

/** Adds what has just arrived behind what has not been read. Copies only when something was left over. */
export function append(received: Received, chunk: Buffer): void {
  const rest = received.bytes.subarray(received.offset)
  received.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
  received.offset = 0
}

/** Whether everything that arrived has been read. */
export function isDrained(received: Received): boolean {
  return received.offset === received.bytes.length
}
