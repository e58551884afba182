/** How far fetching may run ahead of the consumer. */
export interface AheadLimits {
  items: number
  octets: number
}

export interface Fetched<T, R> {
  item: T
  result: R
}

/**
 * Fetches items in order, several at a time, and yields each with its result. What is asked for ahead is bounded
 * by count and by octets; a single item larger than the octet limit is fetched alone. A rejected fetch ends the
 * iteration with its error; fetches still under way then are left to end by themselves.
 */
export async function* fetchAhead<T, R>(
  items: readonly T[],
  octetsOf: (item: T) => number,
  fetch: (item: T) => Promise<R>,
  limits: AheadLimits,
): AsyncGenerator<Fetched<T, R>, void> {
  const ahead: { item: T; octets: number; result: Promise<R> }[] = []
  let octetsAhead = 0
  let next = 0

  const fill = (): void => {
    while (next < items.length && ahead.length < limits.items) {
      const item = items[next] as T
      const octets = octetsOf(item)
      if (ahead.length > 0 && octetsAhead + octets > limits.octets) return
      const result = fetch(item)
      // Awaited in turn below; without this a later rejection would count as unhandled until then.
      result.catch(() => undefined)
      ahead.push({ item, octets, result })
      octetsAhead += octets
      next += 1
    }
  }

  for (;;) {
    fill()
    const first = ahead.shift()
    if (!first) return
    const result = await first.result
    octetsAhead -= first.octets
    yield { item: first.item, result }
  }
}
