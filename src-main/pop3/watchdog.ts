import type { Command } from './command.ts'
import type { Limits } from './limits.ts'

/** Ends the wait for a reply that does not come. Time is looked at once for all that arrives together. */
export interface Watchdog {
  /** A reply to this command is due from now on; undefined: none is. */
  expect(command: Command<unknown> | undefined): void
  /**
   * Something arrived. The wait begins anew when the command waited for `isNew`, or when enough of its body came since:
   * what only dribbles in does not count. `octets`: how much of the body is here.
   */
  heard(command: Command<unknown> | undefined, isNew: boolean, octets: number): void
  /** Milliseconds for which a reply has been due and nothing came. */
  silence(): number
  stop(): void
}

export function createWatchdog(limits: Limits, onSilence: () => void): Watchdog {
  let timer: NodeJS.Timeout | undefined
  let patience = 0
  let heardAt = 0
  let timedOctets = 0

  const expect = (command: Command<unknown> | undefined): void => {
    heardAt = performance.now()
    const millis = command ? limits[command.patience ?? 'replyMillis'] : 0
    if (millis > 0 && millis === patience) {
      timer?.refresh()
      return
    }
    clearTimeout(timer)
    patience = millis
    if (command) timer = setTimeout(onSilence, millis)
  }

  return {
    expect,
    heard(command, isNew, octets) {
      heardAt = performance.now()
      if (!isNew && octets - timedOctets < limits.paceOctets) return
      timedOctets = octets
      expect(command)
    },
    silence: () => (patience > 0 ? performance.now() - heardAt : 0),
    stop: () => clearTimeout(timer),
  }
}
