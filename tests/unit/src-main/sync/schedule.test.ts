import { describe, expect, it } from 'vitest'
import { FAILURE_CODES, type Failure, type FailureCode } from '../../../../src-main/contract/failure.ts'
import {
  afterEnd,
  afterFailure,
  afterLogin,
  begin,
  onMetered,
  whenAsked,
  whenAwake,
  whenChanged,
  whenOnline,
  type Course,
  type Rhythm,
} from '../../../../src-main/sync/schedule.ts'

const MINUTE = 60_000
const NOW = 5_000_000
const everyTen: Rhythm = { everyMinutes: 10, atStart: true, sparesMetered: false, isPasswordRefused: false }
const byHand: Rhythm = { ...everyTen, everyMinutes: 0, atStart: false }
const refused: Rhythm = { ...everyTen, isPasswordRefused: true }
const moment = { now: NOW, isOnline: true, chance: 0.5 }
const started = begin(everyTen, NOW)

const failure = (code: FailureCode, retryable: boolean): Failure => ({ code, message: '', retryable })
const lost = failure('connection-lost', true)
const busy = failure('mailbox-busy', true)
const wrong = failure('auth-rejected', false)
const broken = failure('protocol-broken', false)
const fail = (times: number, what: Failure, rhythm = everyTen): Course =>
  Array.from({ length: times }).reduce<Course>(
    (course) => afterFailure(course, rhythm, what, moment),
    started,
  )

describe('the schedule of an account', () => {
  it('checks at start, or a whole interval later, or never by itself', () => {
    const due = [everyTen, { ...everyTen, atStart: false }, byHand].map((rhythm) => begin(rhythm, NOW).dueAt)

    expect(due).toEqual([NOW, NOW + 10 * MINUTE, null])
  })

  it('takes its turn every n minutes', () => {
    expect(afterEnd(started, everyTen, NOW).dueAt).toBe(NOW + 10 * MINUTE)
    expect(afterEnd(started, byHand, NOW).dueAt).toBeNull()
  })

  it('tries what may pass sooner than its turn, and less often from time to time', () => {
    const waits = [1, 2, 3, 8].map((times) => (fail(times, lost).dueAt ?? 0) - NOW)

    expect(waits).toEqual([MINUTE / 2, MINUTE, 2 * MINUTE, 30 * MINUTE])
  })

  it('leaves what will not pass by itself to the usual turn, and to a longer wait when that fails too', () => {
    const waits = [1, 2, 8].map((times) => (fail(times, broken).dueAt ?? 0) - NOW)

    expect(waits).toEqual([10 * MINUTE, 10 * MINUTE, 30 * MINUTE])
    expect(fail(1, broken, byHand).dueAt).toBeNull()
  })

  it('gives up after some tries where mail is got only by hand', () => {
    expect(fail(5, lost, byHand).dueAt).not.toBeNull()
    expect(fail(6, lost, byHand).dueAt).toBeNull()
  })

  it('forgets its failures when a sync went well', () => {
    const well = afterEnd(fail(7, lost), everyTen, NOW)

    expect(afterFailure(well, everyTen, lost, moment).dueAt).toBe(NOW + MINUTE / 2)
  })

  it('says calmly what it waits for: a busy mailbox, an ailing server, a login delay, the network', () => {
    const waiting = (code: FailureCode, isOnline = true) =>
      afterFailure(started, everyTen, failure(code, true), { ...moment, isOnline }).waiting

    expect(waiting('mailbox-busy')).toBe('mailbox-busy')
    expect(waiting('server-temporary')).toBe('server-temporary')
    expect(waiting('login-delay')).toBe('login-delay')
    expect(waiting('host-not-found', false)).toBe('offline')
    expect(waiting('host-not-found')).toBeNull()
    expect(waiting('connection-refused', false)).toBeNull()
  })

  it('asks for a password only when the server refused it, and then tries no more by itself', () => {
    const asks = FAILURE_CODES.filter(
      (code) => afterFailure(started, everyTen, failure(code, true), moment).waiting === 'password',
    )

    expect(asks).toEqual(['auth-rejected'])
    expect(fail(1, wrong).dueAt).toBeNull()
  })

  it('sends a refused password neither at start, nor by hand, nor when the network or the machine comes back', () => {
    const waits = [
      begin(refused, NOW),
      whenAsked(fail(1, wrong), refused, NOW),
      whenOnline(fail(1, wrong), NOW),
      whenAwake(fail(1, wrong), NOW),
      whenChanged(fail(1, wrong), refused, NOW),
    ]

    for (const course of waits) expect(course).toMatchObject({ dueAt: null, waiting: 'password' })
  })

  it('tries another password at once', () => {
    expect(whenAsked(fail(1, wrong), everyTen, NOW)).toMatchObject({ dueAt: NOW, waiting: null })
    expect(whenChanged(fail(1, wrong), everyTen, NOW)).toMatchObject({ dueAt: NOW, waiting: null })
  })

  it('takes up new settings: at once after a failure, else from the next turn on', () => {
    const inAnHour = { ...everyTen, everyMinutes: 60 }

    expect(whenChanged(fail(1, broken), inAnHour, NOW).dueAt).toBe(NOW)
    expect(whenChanged(started, inAnHour, NOW).dueAt).toBe(NOW + 60 * MINUTE)
  })

  describe('with a server that wants a pause between logins', () => {
    const in15Minutes = afterLogin(started, 900, NOW)

    it('keeps it at its own turn and at a retry', () => {
      expect(afterEnd(in15Minutes, everyTen, NOW).dueAt).toBe(NOW + 15 * MINUTE)
      expect(afterFailure(in15Minutes, everyTen, lost, moment).dueAt).toBe(NOW + 15 * MINUTE)
    })

    it('keeps it when asked by hand, and says so', () => {
      expect(whenAsked(in15Minutes, everyTen, NOW + 1)).toMatchObject({
        dueAt: NOW + 15 * MINUTE,
        waiting: 'login-delay',
      })
      expect(whenAsked(in15Minutes, everyTen, NOW + 15 * MINUTE).waiting).toBeNull()
    })

    it('keeps it when the network or the machine comes back', () => {
      const cut = afterFailure(in15Minutes, everyTen, lost, moment)

      expect(whenOnline(cut, NOW).dueAt).toBe(NOW + 15 * MINUTE)
      expect(whenAwake(cut, NOW).dueAt).toBe(NOW + 15 * MINUTE)
    })

    it('waits a minute where the server never said how long', () => {
      expect(fail(1, failure('login-delay', true)).dueAt).toBe(NOW + MINUTE)
    })

    it('does not wait for ever, whatever the server says', () => {
      expect(afterLogin(started, 999_999_999, NOW).closedUntil).toBe(NOW + 60 * MINUTE)
    })
  })

  it('goes on at once when the network is back, with what failed without it', () => {
    expect(whenOnline(fail(6, lost), NOW)).toMatchObject({ dueAt: NOW, failures: 0 })
    expect(whenOnline(fail(1, busy), NOW)).toEqual(fail(1, busy))
    expect(whenOnline(afterEnd(started, everyTen, NOW), NOW).dueAt).toBe(NOW + 10 * MINUTE)
  })

  it('checks soon after the machine woke up, but not what is got only by hand', () => {
    expect(whenAwake(afterEnd(started, everyTen, NOW), NOW + MINUTE).dueAt).toBe(NOW + MINUTE + 3_000)
    expect(whenAwake(afterEnd(started, byHand, NOW), NOW).dueAt).toBeNull()
  })

  it('looks again in a minute while the connection is paid for by the amount', () => {
    expect(onMetered(started, NOW)).toMatchObject({ dueAt: NOW + MINUTE, waiting: 'metered' })
  })
})
