/** How often it is looked whether the computer is in use (milliseconds). */
const LOOK_MILLIS = 5_000

export interface AutoLockOptions {
  /** After so many minutes without a key or a movement of the mouse; 0: never. */
  afterMinutes: () => number
  /** For how long nobody has used the computer, in seconds. */
  idleSeconds: () => number
  lock: () => void
}

/** Locks once the computer has not been used for long enough. Returns what ends it. */
export function startAutoLock({ afterMinutes, idleSeconds, lock }: AutoLockOptions): () => void {
  const timer = setInterval(() => {
    const minutes = afterMinutes()
    if (minutes > 0 && idleSeconds() >= minutes * 60) lock()
  }, LOOK_MILLIS)
  timer.unref()
  return () => clearInterval(timer)
}
