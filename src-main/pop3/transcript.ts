import { createRecentBytes } from './recent-bytes.ts'
import { cleanServerLines } from './reply.ts'

/** Lines kept: a login, its listings and the last thousand commands. */
const MAX_LINES = 2_000
/** Characters of a line kept: more than any line worth reading. */
const MAX_CHARACTERS = 600
/** Octets of a body kept: a listing of five thousand messages, or a long header. */
const MAX_BODY_OCTETS = 64 * 1024
/** Octets of all bodies together; the oldest are let go first. So a session takes no more than a few megabytes. */
const MAX_BODIES_OCTETS = 1024 * 1024

/** What followed a multi-line reply. */
export interface TranscriptBody {
  /** All of it, dots unstuffed. */
  octets: number
  /** Its beginning, fit to be shown; null when it was not kept: a message, or long ago. */
  text: string | null
  /** More came than `text` holds. */
  isCut: boolean
}

export interface TranscriptLine {
  /** Counted from 1, also over lines that are no longer kept. */
  number: number
  /** Milliseconds since 1970. */
  at: number
  direction: 'sent' | 'received' | 'note'
  text: string
  /** On the wire, line end included; null for a note, and where it would tell how long a secret is. */
  octets: number | null
  body: TranscriptBody | null
}

/** What is known of a line besides its text. */
export interface LineFacts {
  octets?: number | null
  /** `bytes` only of what may be kept: never of a message, never of what may hold a secret. */
  body?: { octets: number; bytes: Uint8Array | null } | undefined
}

/**
 * The conversation of a session. What enters it is already masked: no secret, and of a message only how many octets
 * it has.
 */
export interface Transcript {
  add(direction: TranscriptLine['direction'], text: string, facts?: LineFacts): void
  /** Says that the session is over. */
  end(): void
  /** Milliseconds since 1970; null while more may come. */
  readonly endedAt: number | null
  /** Oldest first, those after number `after`. */
  lines(after?: number): TranscriptLine[]
  /** Calls back for every line to come, and for the end. Returns what ends it. */
  onChange(listener: () => void): () => void
}

interface KeptLine extends Omit<TranscriptLine, 'body'> {
  /** `place`: where its beginning is among the bytes kept. */
  body: { octets: number; place: number | null } | null
}

/** A transcript that keeps the last `maxLines` lines. */
export function createTranscript(maxLines = MAX_LINES): Transcript {
  const ring: KeptLine[] = []
  const bodies = createRecentBytes(MAX_BODIES_OCTETS)
  const listeners = new Set<() => void>()
  let count = 0
  let endedAt: number | null = null

  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  // A copy: what was received belongs to others, and is as long as it pleases.
  const keep = (bytes: Uint8Array): number =>
    bodies.keep(bytes.length > MAX_BODY_OCTETS ? bytes.subarray(0, MAX_BODY_OCTETS) : bytes)
  const toShow = ({ body, ...line }: KeptLine): TranscriptLine => ({
    ...line,
    body: body && bodyToShow(body.octets, bytesOf(body)),
  })
  const bytesOf = ({ octets, place }: NonNullable<KeptLine['body']>): Uint8Array | null =>
    place === null ? null : bodies.read(place, Math.min(octets, MAX_BODY_OCTETS))

  return {
    add(direction, text, { octets = null, body } = {}) {
      endedAt = null
      ring[count % maxLines] = {
        number: count + 1,
        at: Date.now(),
        direction,
        text: text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text,
        octets,
        body: body ? { octets: body.octets, place: body.bytes && keep(body.bytes) } : null,
      }
      count += 1
      tell()
    },
    end() {
      endedAt ??= Date.now()
      tell()
    },
    get endedAt() {
      return endedAt
    },
    lines(after = 0) {
      const oldest = count % maxLines
      return [...ring.slice(oldest), ...ring.slice(0, oldest)]
        .filter(({ number }) => number > after)
        .map(toShow)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The beginning of a body as text that is fit to be shown, as far as a transcript keeps it. */
export function bodyToShow(octets: number, bytes: Uint8Array | null): TranscriptBody {
  if (!bytes) return { octets, text: null, isCut: false }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_BODY_OCTETS)).toString()
  return { octets, text: cleanServerLines(text), isCut: octets > MAX_BODY_OCTETS }
}
