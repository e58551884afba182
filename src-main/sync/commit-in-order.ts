import { BATCHES_IN_FLIGHT } from './limits.ts'

/**
 * Prepares each batch and commits it. The next batches are prepared meanwhile, but commits keep their order; at most
 * BATCHES_IN_FLIGHT batches are on their way, so a slow disk slows the source.
 *
 * When the source fails, what it had yielded is committed before its error is thrown. When a batch fails, those before
 * it are committed, those behind it are not.
 */
export async function commitInOrder<Batch, Ready>(
  batches: AsyncIterable<Batch>,
  prepare: (batch: Batch) => Promise<Ready>,
  commit: (ready: Ready, batch: Batch) => Promise<void>,
): Promise<void> {
  const inFlight: Promise<void>[] = []
  let last = Promise.resolve()

  const process = async (batch: Batch, previous: Promise<void>): Promise<void> => {
    const ready = prepare(batch)
    ready.catch(() => undefined)
    await previous
    await commit(await ready, batch)
  }

  try {
    for await (const batch of batches) {
      last = process(batch, last)
      last.catch(() => undefined)
      inFlight.push(last)
      if (inFlight.length > BATCHES_IN_FLIGHT) await inFlight.shift()
    }
  } finally {
    await last
  }
}
