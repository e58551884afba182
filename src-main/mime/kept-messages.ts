import { MAX_OPEN_MESSAGES, MAX_OPEN_OCTETS } from './limits.ts'
import { MimeError } from './mime-error.ts'
import type { TakenApart } from './open-message.ts'

/** The messages kept taken apart, those used last. */
export interface KeptMessages {
  keep(key: string, message: TakenApart): void
  /** @throws MimeError not-open */
  get(key: string): TakenApart
}

/** Keeps as many messages as limits.ts allows, always the newest. */
export function keepMessages(): KeptMessages {
  // A Map keeps the order of insertion: the first is the one not used for longest.
  const kept = new Map<string, TakenApart>()
  const octets = (): number => [...kept.values()].reduce((sum, message) => sum + message.octets, 0)
  return {
    keep(key, message) {
      kept.delete(key)
      kept.set(key, message)
      for (const oldest of kept.keys()) {
        if (kept.size === 1 || (kept.size <= MAX_OPEN_MESSAGES && octets() <= MAX_OPEN_OCTETS)) break
        kept.delete(oldest)
      }
    },
    get(key) {
      const message = kept.get(key)
      if (!message) throw new MimeError('not-open', `no message is open as ${key}`)
      kept.delete(key)
      kept.set(key, message)
      return message
    },
  }
}
