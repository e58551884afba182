/** When a batch is full. */
export interface BatchLimits {
  items: number
  octets: number
  millis: number
}

/**
 * Gathers items into batches until one of the limits is met. If the source fails, what was gathered is yielded
 * before the error is thrown: whole messages that arrived before a line was cut are not fetched twice.
 */
export async function* gatherBatches<T>(
  source: AsyncIterable<T>,
  octetsOf: (item: T) => number,
  limits: BatchLimits,
): AsyncGenerator<T[], void> {
  let batch: T[] = []
  let octets = 0
  let startedAt = 0
  let failed: { error: unknown } | undefined

  const iterator = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      let step: IteratorResult<T>
      try {
        step = await iterator.next()
      } catch (error) {
        failed = { error }
        break
      }
      if (step.done) break
      if (batch.length === 0) startedAt = performance.now()
      batch.push(step.value)
      octets += octetsOf(step.value)
      const isFull =
        batch.length >= limits.items ||
        octets >= limits.octets ||
        performance.now() - startedAt >= limits.millis
      if (isFull) {
        yield batch
        batch = []
        octets = 0
      }
    }
    if (batch.length > 0) yield batch
    if (failed) throw failed.error
  } finally {
    await iterator.return?.()
  }
}
