import type { Command } from './command.ts'

/** A message, or what came behind one, whose terminator has come. */
export interface Ended {
  command: Command<unknown>
  octets: number
  /** Another reply is due, or will be, without our asking for one. */
  isFollowed: boolean
  handOut: () => void
  reject: (error: Error) => void
}

/**
 * Bodies that seem to be whole. A server that does not stuff dots ends a message too early, and the rest of it comes
 * where the next reply should, so that a terminator alone proves nothing. What does:
 *
 * - it is exactly as long as LIST says, and the next reply, if one is due, begins as a reply;
 * - of another length: the answer to a fence behind it (LIST with its number, which a message cannot know), since the rest
 *   of a message could look like replies. Until then everything that ended is held back;
 * - where LIST was not asked for: the next reply begins as a reply, or there is a fence when none is due.
 */
export interface Unproven {
  /** Hands it out or keeps it. @returns the command to send, when only that can prove it */
  add(ended: Ended): Command<unknown> | undefined
  /** A status line came: what it follows is whole, unless a fence is due. */
  onStatus(): void
  /** A fence was answered as it should be: everything before it is whole. */
  onFence(): void
  /** The session is over. What is whole beyond doubt is handed out when the line was cut between replies. */
  end(error: Error, isBetweenReplies: boolean): void
  readonly isEmpty: boolean
}

export function createUnproven(): Unproven {
  let held: Ended[] = []
  let fences = 0

  const handOut = (): void => {
    const proved = held
    held = []
    for (const ended of proved) ended.handOut()
  }

  return {
    add(ended) {
      const { command, octets, isFollowed } = ended
      const isPlain = command.octets === undefined ? isFollowed : octets === command.octets
      held.push(ended)
      if (command.fence && !isPlain) {
        fences += 1
        return command.fence
      }
      if (!isFollowed && fences === 0) handOut()
      return undefined
    },
    onStatus() {
      if (fences === 0 && held.length > 0) handOut()
    },
    onFence() {
      fences -= 1
      handOut()
    },
    end(error, isBetweenReplies) {
      const isWhole = ({ command, octets }: Ended): boolean => !command.fence || octets === command.octets
      if (isBetweenReplies && fences === 0 && held.every(isWhole)) handOut()
      for (const { reject } of held.splice(0)) reject(error)
    },
    get isEmpty() {
      return held.length === 0
    },
  }
}
