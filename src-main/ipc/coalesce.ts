/** Events of one kind that come faster than this are told as one; an eye does not follow more. */
const QUIET_MILLIS = 100

/**
 * Keeps the latest value per key and hands on what changed, at most every QUIET_MILLIS, the first one at once.
 * `flush` may see several keys.
 */
export function coalesce<T>(flush: (latest: Map<string, T>) => void): (key: string, value: T) => void {
  const latest = new Map<string, T>()
  let timer: NodeJS.Timeout | undefined

  const release = (): void => {
    timer = undefined
    if (latest.size === 0) return
    const due = new Map(latest)
    latest.clear()
    timer = setTimeout(release, QUIET_MILLIS)
    flush(due)
  }

  return (key, value) => {
    latest.set(key, value)
    timer ??= setTimeout(release, 0)
  }
}
