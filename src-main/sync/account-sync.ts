import type { ConnectionFacts } from '../contract/connection.ts'
import type { Failure } from '../contract/failure.ts'
import type { SyncState } from '../contract/sync.ts'
import type { Clock } from './clock.ts'
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
} from './schedule.ts'
import type { SyncFindings, SyncProgress } from './sync-job.ts'

/** What one run is given. */
export interface SyncRun {
  /** Cuts the connection when it is aborted. */
  signal: AbortSignal
  onProgress: (progress: SyncProgress) => void
  onFound: (findings: SyncFindings) => void
  /** So many messages more are here. */
  onTaken: (messages: number) => void
  /** A message was not taken, and why; all else goes on. */
  onLeftOut: (reason: Error) => void
  /** Logged in, protected so; the seconds that the server wants between two logins, if it said so. */
  onLogin: (connection: ConnectionFacts, loginDelay: number | undefined) => void
}

export interface AccountSyncOptions {
  accountId: string
  clock: Clock
  /** By the settings as they are at that moment. */
  rhythm: () => Rhythm
  /** Gets the mail once. @throws whatever went wrong */
  run: (run: SyncRun) => Promise<void>
  /** Errors become data here, for the state that is shown. */
  toFailure: (error: unknown) => Failure
  /** To be remembered: it is not sent again until there is another one. */
  onPasswordRefused: () => void
  /** Whether there is a network that could lead to the server. */
  isOnline: () => boolean
  /** Whether the present connection is paid for by the amount; as far as anybody knows. */
  isMetered: () => Promise<boolean>
  /** From 0 to 1. */
  chance: () => number
  onState: (state: SyncState) => void
}

/** One account's sync: it runs, or waits for its turn, an event or the user. Accounts know nothing of each other. */
export interface AccountSync {
  state(): SyncState
  /** The user asks. Settles when the run that this starts, or that is going on, has ended; failures are in the state. */
  start(): Promise<void>
  /** Cuts the connection, and waits no longer; what was committed stays. Resolves when the run has ended. */
  cancel(): Promise<void>
  /** The account's settings or its password are others now. */
  changed(): void
  cameOnline(): void
  /** The question that the state shows has been answered. */
  answered(): void
  /** After sleep, connections are dead without knowing it: a run is begun again. */
  awoke(): Promise<void>
  /**
   * Somebody else needs the maildrop: resolves when no run is in it, and none begins before `release`. A run is cut,
   * unless it is deleting: then its end is near, and what it deletes should count.
   */
  hold(): Promise<void>
  /** Goes on by itself, and at once with a run that was cut. */
  release(): void
  /** For good. Resolves when the run has ended. */
  stop(): Promise<void>
}

const NOTHING_DONE = { doneMessages: 0, totalMessages: 0, doneOctets: 0, totalOctets: 0 }

/** Makes one account's sync. It begins by the account's rhythm; nothing runs before this function has returned. */
export function createAccountSync(options: AccountSyncOptions): AccountSync {
  const { accountId, clock, rhythm } = options
  let course: Course = begin(rhythm(), clock.steady())
  let state: SyncState = {
    accountId,
    phase: 'idle',
    ...NOTHING_DONE,
    newMessages: 0,
    finishedAt: null,
    connection: null,
    failure: null,
    waiting: null,
    nextTryAt: null,
    question: null,
    server: null,
  }
  let running: { abort: AbortController; ended: Promise<void> } | undefined
  let callOff = (): void => undefined
  let isStopped = false
  let isHeld = false

  const show = (change: Partial<SyncState>): void => {
    state = { ...state, ...change }
    options.onState(state)
  }

  /** Goes over to `next`, with the timer set for it. While a run goes on, its end decides. */
  const take = (next: Course, change: Partial<SyncState> = {}): void => {
    course = next
    callOff()
    if (running || isStopped) return
    const { dueAt, waiting } = isHeld ? { dueAt: null, waiting: null } : course
    const wait = dueAt === null ? null : Math.max(0, dueAt - clock.steady())
    if (wait !== null) callOff = clock.after(wait, () => void fall())
    show({ ...change, waiting, nextTryAt: wait === null ? null : clock.wall() + wait })
  }

  /** Its time has come. */
  const fall = async (): Promise<void> => {
    const due = course
    const isSpared = rhythm().sparesMetered && (await options.isMetered())
    // Something else was decided while that was asked.
    if (course !== due || running || isStopped || isHeld) return
    if (isSpared) take(onMetered(course, clock.steady()))
    else await launch()
  }

  const launch = (): Promise<void> => {
    callOff()
    const abort = new AbortController()
    const ended = run(abort.signal).then((change) => {
      running = undefined
      take(course, { phase: 'idle', finishedAt: clock.wall(), ...change })
    })
    running = { abort, ended }
    return ended
  }

  /** One run: leaves the course as it is to be after it, and gives what is to be shown. Never rejects. */
  const run = async (signal: AbortSignal): Promise<Partial<SyncState>> => {
    show({
      ...NOTHING_DONE,
      phase: 'connecting',
      newMessages: 0,
      failure: null,
      waiting: null,
      nextTryAt: null,
    })
    let leftOut: Error | undefined
    let newMessages = 0
    try {
      await options.run({
        signal,
        onProgress: show,
        onFound: show,
        onTaken: (messages) => (newMessages += messages),
        onLeftOut: (reason) => (leftOut ??= reason),
        onLogin(connection, delay) {
          course = afterLogin(course, delay, clock.steady())
          show({ connection })
        },
      })
      course = afterEnd(course, rhythm(), clock.steady())
      return { newMessages, failure: leftOut ? options.toFailure(leftOut) : null }
    } catch (error) {
      const failure = options.toFailure(error)
      if (signal.aborted) {
        course = afterEnd(course, rhythm(), clock.steady())
        // The user's own cancel is not a failure to show.
        return failure.code === 'cancelled' ? { newMessages } : { newMessages, failure }
      }
      const moment = { now: clock.steady(), isOnline: options.isOnline(), chance: options.chance() }
      course = afterFailure(course, rhythm(), failure, moment)
      return { newMessages, failure: failure.code === 'auth-rejected' ? remembered(failure) : failure }
    }
  }

  /** A disk that does not take it is the greater trouble, and what is shown. */
  const remembered = (refusal: Failure): Failure => {
    try {
      options.onPasswordRefused()
      return refusal
    } catch (error) {
      return options.toFailure(error)
    }
  }

  const cancel = async (): Promise<void> => {
    if (!running) take(afterEnd(course, rhythm(), clock.steady()), { failure: null })
    running?.abort.abort()
    await running?.ended
  }

  take(course)
  return {
    state: () => state,
    start() {
      if (running) return running.ended
      if (isHeld) return Promise.resolve()
      const asked = whenAsked(course, rhythm(), clock.steady())
      if (asked.waiting === null) {
        course = asked
        return launch()
      }
      take(asked)
      return Promise.resolve()
    },
    cancel,
    changed: () => take(whenChanged(course, rhythm(), clock.steady())),
    answered: () => show({ question: null }),
    cameOnline: () => take(whenOnline(course, clock.steady())),
    async awoke() {
      if (running) {
        await cancel()
        course = { ...course, dueAt: clock.steady() }
      }
      take(whenAwake(course, clock.steady()))
    },
    async hold() {
      isHeld = true
      if (!running) {
        take(course)
        return
      }
      const isCut = state.phase !== 'deleting' && state.phase !== 'closing'
      if (isCut) running.abort.abort()
      await running.ended
      if (isCut) course = { ...course, dueAt: clock.steady() }
    },
    release() {
      if (!isHeld) return
      isHeld = false
      take(course)
    },
    async stop() {
      isStopped = true
      callOff()
      running?.abort.abort()
      await running?.ended
    },
  }
}
