import type { Failure, FailureCode } from '../contract/failure.ts'
import type { WaitReason } from '../contract/sync.ts'
import { backOff } from './back-off.ts'

// Pure: when one account is tried next. All times are milliseconds of a clock that only goes forward, so a clock that is
// set starts nothing and holds up nothing.

/** What an account's settings say about getting its mail. */
export interface Rhythm {
  /** Minutes between checks; 0: only by hand. */
  everyMinutes: number
  atStart: boolean
  /** Nothing goes by itself over a connection that is paid for by the amount. */
  sparesMetered: boolean
  /** The server refused the password, and nobody has given another one. */
  isPasswordRefused: boolean
}

/** What is remembered of an account between two tries. */
export interface Course {
  /** The next try by itself; null: none. */
  dueAt: number | null
  waiting: WaitReason | null
  /** Failures in a row. */
  failures: number
  /** The last failure was the line's, so a line that comes back is a reason to try. */
  isLineDown: boolean
  /** The server lets nobody in before (LOGIN-DELAY, RFC 2449 section 6.5). */
  closedUntil: number
}

/** How things stand at the moment of a decision. */
export interface Moment {
  now: number
  /** false: there is no network that could lead to the server. */
  isOnline: boolean
  /** From 0 to 1, by chance. */
  chance: number
}

const MINUTE_MILLIS = 60_000
/** A server that wants more than this between logins is asked again after it: it may have been a slip. */
const LONGEST_LOGIN_DELAY = 60 * MINUTE_MILLIS
/** The least to wait when the server refuses for LOGIN-DELAY and has not said how long that is. */
const UNKNOWN_LOGIN_DELAY = MINUTE_MILLIS
/** What was asked for by hand alone is tried again so often by itself: a quarter of an hour. */
const RETRIES_BY_HAND = 5
/** After waking up, a computer needs this long to find its network. */
const SETTLE_MILLIS = 3_000

const LINE_FAILURES: readonly FailureCode[] = [
  'host-not-found',
  'network-unreachable',
  'connection-lost',
  'timeout',
  'proxy-failed',
]
const CALM: Partial<Record<FailureCode, WaitReason>> = {
  'mailbox-busy': 'mailbox-busy',
  'login-delay': 'login-delay',
  'server-temporary': 'server-temporary',
}
const REFUSED = { dueAt: null, waiting: 'password' } as const

/** At the start of the program. */
export function begin(rhythm: Rhythm, now: number): Course {
  const course: Course = { dueAt: null, waiting: null, failures: 0, isLineDown: false, closedUntil: now }
  if (rhythm.isPasswordRefused) return { ...course, ...REFUSED }
  return { ...course, dueAt: rhythm.atStart ? now : turnAfter(now, rhythm) }
}

/** The server let us in. `delaySeconds`: what it wants between two logins. */
export function afterLogin(course: Course, delaySeconds: number | undefined, now: number): Course {
  return { ...course, closedUntil: now + Math.min((delaySeconds ?? 0) * 1000, LONGEST_LOGIN_DELAY) }
}

/** The sync went well, or the user stopped it: the next one has its usual turn. */
export function afterEnd(course: Course, rhythm: Rhythm, now: number): Course {
  const turn = turnAfter(now, rhythm)
  const dueAt = turn === null ? null : Math.max(turn, course.closedUntil)
  return { ...course, dueAt, waiting: null, failures: 0, isLineDown: false }
}

/** The sync ended early. What may pass by itself is tried again soon, anything else at its usual turn. */
export function afterFailure(course: Course, rhythm: Rhythm, failure: Failure, moment: Moment): Course {
  const { now, isOnline, chance } = moment
  const { code, retryable } = failure
  const failures = course.failures + 1
  const isLineDown = LINE_FAILURES.includes(code)
  const failed: Course = { ...course, failures, isLineDown, waiting: null, dueAt: null }
  if (code === 'auth-rejected') return { ...failed, ...REFUSED }

  const turn = turnAfter(now, rhythm)
  const isGivenUp = turn === null && (!retryable || failures > RETRIES_BY_HAND)
  if (isGivenUp) return failed
  const wait = now + Math.max(backOff(failures, chance), code === 'login-delay' ? UNKNOWN_LOGIN_DELAY : 0)
  return {
    ...failed,
    dueAt: Math.max(wait, course.closedUntil, retryable ? 0 : (turn ?? 0)),
    waiting: CALM[code] ?? (isLineDown && !isOnline ? 'offline' : null),
  }
}

/** Its time has come, but the connection is paid for by the amount: looked at again in a minute. */
export const onMetered = (course: Course, now: number): Course => ({
  ...course,
  dueAt: now + MINUTE_MILLIS,
  waiting: 'metered',
})

/** The user asks: at once, or when the server lets us in again. A refused password is not tried again. */
export function whenAsked(course: Course, { isPasswordRefused }: Rhythm, now: number): Course {
  if (isPasswordRefused) return { ...course, ...REFUSED }
  if (course.closedUntil <= now) return { ...course, dueAt: now, waiting: null }
  return { ...course, dueAt: course.closedUntil, waiting: 'login-delay' }
}

/** The settings changed. What failed by the old ones is tried at once. */
export function whenChanged(course: Course, rhythm: Rhythm, now: number): Course {
  if (rhythm.isPasswordRefused) return { ...course, ...REFUSED }
  const changed = afterEnd(course, rhythm, now)
  return course.failures === 0 ? changed : { ...changed, dueAt: Math.max(now, course.closedUntil) }
}

/** The network is back: what failed without it goes on. */
export function whenOnline(course: Course, now: number): Course {
  if (!course.isLineDown || course.dueAt === null) return course
  return { ...course, dueAt: Math.max(now, course.closedUntil), failures: 0 }
}

/** The computer woke up: how long it slept nobody knows, so all that goes by itself is due. */
export function whenAwake(course: Course, now: number): Course {
  if (course.dueAt === null) return course
  return { ...course, dueAt: Math.max(now + SETTLE_MILLIS, course.closedUntil), failures: 0 }
}

const turnAfter = (now: number, { everyMinutes }: Rhythm): number | null =>
  everyMinutes === 0 ? null : now + everyMinutes * MINUTE_MILLIS
