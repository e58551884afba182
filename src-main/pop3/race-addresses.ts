import type { LookupAddress } from 'node:dns'
import type { Socket } from 'node:net'

/** Families by turns, beginning with the one the system prefers (RFC 8305 section 4). */
export function interleaveFamilies(found: readonly LookupAddress[]): string[] {
  const first = found.filter(({ family }) => family === found[0]?.family)
  const other = found.filter(({ family }) => family !== found[0]?.family)
  const turns = Math.max(first.length, other.length)
  return Array.from({ length: turns }, (_, turn) => [first[turn], other[turn]])
    .flat()
    .flatMap((entry) => entry?.address ?? [])
}

/**
 * Happy Eyeballs (RFC 8305 section 5): a connection to the first of the addresses that answers. Each has a head start
 * of `headStart` milliseconds over the next; a failure lets the next start at once. The losers are cut.
 * @throws AggregateError with a reason for each address; the reason of `abort`
 */
export function raceAddresses(
  addresses: readonly string[],
  open: (address: string) => Socket,
  headStart: number,
  abort: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const attempts = new Set<Socket>()
    const failures: unknown[] = []
    let started = 0
    let timer: NodeJS.Timeout | undefined

    const end = (winner?: Socket): void => {
      clearTimeout(timer)
      abort.removeEventListener('abort', onAbort)
      started = addresses.length
      for (const attempt of attempts) if (attempt !== winner) attempt.destroy()
    }
    const onAbort = (): void => {
      end()
      reject(abort.reason as Error)
    }
    const startNext = (): void => {
      clearTimeout(timer)
      const address = addresses[started]
      if (address === undefined) return
      started += 1
      const attempt = open(address)
      attempts.add(attempt)
      const onError = (error: Error): void => {
        failures.push(error)
        if (failures.length < addresses.length) {
          startNext()
          return
        }
        end()
        reject(new AggregateError(failures, failures.map(String).join('; ')))
      }
      attempt.on('error', onError)
      attempt.once('connect', () => {
        attempt.off('error', onError)
        end(attempt)
        resolve(attempt)
      })
      timer = setTimeout(startNext, headStart)
    }

    abort.addEventListener('abort', onAbort)
    if (abort.aborted) onAbort()
    else startNext()
  })
}
