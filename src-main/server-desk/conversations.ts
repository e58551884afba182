import type { ConsolePlace, Conversation, ConversationKind } from '../contract/console.ts'
import { createTranscript, type Transcript, type TranscriptLine } from '../pop3/transcript.ts'

/** Sessions kept of each kind in each place: the one that runs, and those before it that can be compared with it. */
const MAX_KEPT = 3

/** What was said in the last sessions of each account, in memory alone. */
export interface Conversations {
  /** The transcript for a session that is about to be opened. */
  begin(place: ConsolePlace, kind: ConversationKind): { id: number; transcript: Transcript }
  /** Newest first. */
  list(place: ConsolePlace): Conversation[]
  /** Those after number `after`, oldest first; none of a conversation that is no longer kept. */
  lines(id: number, after: number): TranscriptLine[]
  forget(place: ConsolePlace): void
}

interface Kept extends Pick<Conversation, 'id' | 'kind' | 'openedAt'> {
  place: ConsolePlace
  transcript: Transcript
}

/** No conversation yet. `onChange` hears of each that begins, grows or ends. */
export function createConversations(
  onChange: (place: ConsolePlace, conversationId: number) => void,
  now: () => number = Date.now,
): Conversations {
  /** Oldest first. */
  let kept: Kept[] = []
  let lastId = 0

  return {
    begin(place, kind) {
      const id = (lastId += 1)
      const transcript = createTranscript()
      const alike = kept.filter((one) => one.place === place && one.kind === kind)
      const surplus = new Set(alike.slice(0, Math.max(0, alike.length - MAX_KEPT + 1)))
      kept = kept.filter((one) => !surplus.has(one))
      kept.push({ id, place, kind, openedAt: now(), transcript })
      transcript.onChange(() => onChange(place, id))
      return { id, transcript }
    },
    list: (place) =>
      kept
        .filter((one) => one.place === place)
        .map(({ id, kind, openedAt, transcript }) => ({ id, kind, openedAt, endedAt: transcript.endedAt }))
        .reverse(),
    lines: (id, after) => kept.find((one) => one.id === id)?.transcript.lines(after) ?? [],
    forget(place) {
      kept = kept.filter((one) => one.place !== place)
    },
  }
}
