import type { Limits } from './limits.ts'

/** What a server that announces PIPELINING is trusted with at first; each answer lets one more go out. */
const FIRST = { commands: 1_000, octets: 8 * 1024 * 1024 }
/** The share of a command whose answer nobody can foretell: a header, or a small message. */
const UNKNOWN_OCTETS = 8 * 1024

/** How many commands may be unanswered at once, and how many octets may be expected for them. */
export interface Window {
  /** More than one at a time. */
  readonly isOpen: boolean
  /** Most of what is allowed is under way: better wait until many commands can share one write. */
  readonly isBusy: boolean
  /** From now on there are many at a time (RFC 2449 section 6.6). */
  open(): void
  /** Counts one more, if there is room for it. One alone always has room. */
  enter(octets: number | undefined): boolean
  /** The oldest was answered: it makes room, and a little more. */
  leave(octets: number | undefined): void
  /** The server fell silent over what it had: less at a time. */
  shrink(): void
  /** As many as this had never been under way before, and have yet to be answered. */
  readonly isUntried: boolean
}

/** A window of one command, until it is opened. */
export function createWindow({ windowCommands, windowOctets }: Limits): Window {
  let [mostCommands, mostOctets] = [1, Infinity]
  let [commands, octets] = [0, 0]
  let [written, answered] = [0, 0]
  /** The most that were ever under way, and which command made them so many. */
  let deepest = { commands: 1, written: 1 }
  const share = (expected = UNKNOWN_OCTETS): number => Math.min(expected, windowOctets)

  return {
    get isOpen() {
      return mostCommands > 1
    },
    get isBusy() {
      return commands > Math.floor(mostCommands / 2) || octets > mostOctets / 2
    },
    open() {
      mostCommands = Math.min(FIRST.commands, windowCommands)
      mostOctets = Math.min(FIRST.octets, windowOctets)
    },
    enter(expected) {
      const more = share(expected)
      if (commands > 0 && (commands >= mostCommands || octets + more > mostOctets)) return false
      commands += 1
      octets += more
      written += 1
      if (commands > deepest.commands) deepest = { commands, written }
      return true
    },
    leave(expected) {
      const less = share(expected)
      commands -= 1
      octets -= less
      answered += 1
      if (mostCommands === 1) return
      mostCommands = Math.min(mostCommands + 1, windowCommands)
      mostOctets = Math.min(mostOctets + less, windowOctets)
    },
    shrink() {
      if (mostCommands === 1) return
      mostCommands = Math.max(2, Math.floor(mostCommands / 2))
      mostOctets /= 2
    },
    get isUntried() {
      return deepest.commands > 1 && answered < deepest.written
    },
  }
}
