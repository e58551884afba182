import type { Retention } from '../contract/retention.ts'

/** No rule: nothing leaves the server by itself. */
export const LEAVE_EVERYTHING: Retention = {
  afterDays: null,
  maxMessages: null,
  maxMegabytes: null,
  whenDeletedHere: false,
  keepsStarred: false,
}

/** As accounts.json has it: version 0.1 wrote one of two words. */
export type KeptRetention = Retention | 'leave' | 'remove-after-download'

/** What the kept retention means today. */
export function readRetention(kept: KeptRetention): Retention {
  switch (kept) {
    case 'leave':
      return LEAVE_EVERYTHING
    case 'remove-after-download':
      return { ...LEAVE_EVERYTHING, afterDays: 0 }
    default:
      return kept
  }
}
