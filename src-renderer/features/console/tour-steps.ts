import type { MessageKey } from '../../text/messages.ts'

/** A step of the tour: why, what to type, and what the answer means. */
export interface TourStep {
  /** What to type; null: the server speaks first. */
  line: string | null
  title: string
  before: MessageKey
  after: MessageKey
}

const step = (title: string, line: string | null, before: MessageKey, after: MessageKey): TourStep => ({
  title,
  line,
  before,
  after,
})

/** A first session, in the order of RFC 1939. The sample mailbox of the tour has this name and this password. */
export const TOUR_STEPS: readonly [TourStep, ...TourStep[]] = [
  step('+OK', null, 'tour.greetingBefore', 'tour.greetingAfter'),
  step('USER', 'USER sample', 'tour.userBefore', 'tour.userAfter'),
  step('PASS', 'PASS letters', 'tour.passBefore', 'tour.passAfter'),
  step('STAT', 'STAT', 'tour.statBefore', 'tour.statAfter'),
  step('LIST', 'LIST', 'tour.listBefore', 'tour.listAfter'),
  step('TOP', 'TOP 1 5', 'tour.topBefore', 'tour.topAfter'),
  step('RETR', 'RETR 1', 'tour.retrBefore', 'tour.retrAfter'),
  step('DELE', 'DELE 1', 'tour.deleBefore', 'tour.deleAfter'),
  step('RSET', 'RSET', 'tour.rsetBefore', 'tour.rsetAfter'),
  step('QUIT', 'QUIT', 'tour.quitBefore', 'tour.quitAfter'),
]
