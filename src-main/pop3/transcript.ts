/** Lines kept: a login, its listings and the last thousand commands. */
const MAX_LINES = 2_000
/** Characters of a line kept: more than any line worth reading. */
const MAX_CHARACTERS = 600

export interface TranscriptLine {
  /** Milliseconds since 1970. */
  at: number
  direction: 'sent' | 'received' | 'note'
  text: string
}

/** The conversation of a session. What enters it is already masked; bodies are folded to a count of octets. */
export interface Transcript {
  add(direction: TranscriptLine['direction'], text: string): void
  /** Oldest first. */
  lines(): TranscriptLine[]
  /** Calls back for every line to come. Returns what ends it. */
  onLine(listener: (line: TranscriptLine) => void): () => void
}

/** A transcript that keeps the last `maxLines` lines. */
export function createTranscript(maxLines = MAX_LINES): Transcript {
  const ring: TranscriptLine[] = []
  const listeners = new Set<(line: TranscriptLine) => void>()
  let next = 0

  return {
    add(direction, text) {
      const line = { at: Date.now(), direction, text: text.slice(0, MAX_CHARACTERS) }
      ring[next] = line
      next = (next + 1) % maxLines
      for (const listener of listeners) listener(line)
    },
    lines: () => [...ring.slice(next), ...ring.slice(0, next)],
    onLine(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
