import { describe, expect, it } from 'vitest'
import type { FailureCode } from '../../../../src-main/contract/failure.ts'
import type { SyncState } from '../../../../src-main/contract/sync.ts'
import {
  createAccountSync,
  type AccountSync,
  type AccountSyncOptions,
  type SyncRun,
} from '../../../../src-main/sync/account-sync.ts'
import type { Rhythm } from '../../../../src-main/sync/schedule.ts'
import { createFakeClock, settle, type FakeClock } from '../../../support/fake-clock.ts'
import { sampleConnection } from '../../../support/account-samples.ts'

const MINUTE = 60_000

class Refused extends Error {
  constructor(readonly code: FailureCode) {
    super(code)
  }
}

/** One account's sync whose runs a test ends as it likes. */
interface Rig {
  clock: FakeClock
  sync: AccountSync
  rhythm: Rhythm
  /** How many runs there were. */
  runs: () => number
  /** Ends the present run, with so many new messages, well or with a failure. */
  end: (newMessages: number, failure?: FailureCode) => Promise<void>
  /** The present run has committed so many messages. */
  take: (messages: number) => void
  /** The present run leaves a message out. */
  leaveOut: (code: FailureCode) => void
  logIn: (loginDelay: number) => void
  progress: (phase: SyncState['phase']) => void
  state: () => Partial<SyncState>
}

function rig(changes: Partial<Rhythm> = {}, more: Partial<AccountSyncOptions> = {}): Rig {
  const clock = createFakeClock()
  const rhythm = {
    everyMinutes: 10,
    atStart: true,
    sparesMetered: false,
    isPasswordRefused: false,
    ...changes,
  }
  let runs = 0
  let current: { given: SyncRun; resolve: () => void; reject: (e: Error) => void } | undefined
  const sync = createAccountSync({
    accountId: 'home',
    clock,
    rhythm: () => rhythm,
    run: (given) =>
      new Promise((resolve, reject) => {
        runs += 1
        current = { given, resolve, reject }
        given.signal.addEventListener('abort', () => reject(new Refused('cancelled')))
      }),
    toFailure: (error) => {
      const { code } = error as Refused
      return { code, message: code, retryable: code !== 'auth-rejected' }
    },
    onPasswordRefused: () => (rhythm.isPasswordRefused = true),
    isOnline: () => true,
    isMetered: () => Promise.resolve(false),
    chance: () => 0.5,
    onState: () => undefined,
    ...more,
  })
  return {
    clock,
    sync,
    rhythm,
    runs: () => runs,
    async end(newMessages, failure) {
      current?.given.onTaken(newMessages)
      if (failure === undefined) current?.resolve()
      else current?.reject(new Refused(failure))
      await settle()
    },
    take: (messages) => current?.given.onTaken(messages),
    leaveOut: (code) => current?.given.onLeftOut(new Refused(code)),
    logIn: (delay) => current?.given.onLogin(sampleConnection(), delay),
    progress: (phase) =>
      current?.given.onProgress({ phase, doneMessages: 0, totalMessages: 1, doneOctets: 0, totalOctets: 0 }),
    state() {
      const { phase, failure, waiting, nextTryAt } = sync.state()
      const inMinutes = nextTryAt === null ? null : (nextTryAt - clock.wall()) / MINUTE
      return { phase, failure: failure?.code, waiting, nextTryAt: inMinutes } as unknown as Partial<SyncState>
    },
  }
}

describe('the sync of an account', () => {
  it('runs at start and every n minutes from the end of the last run on, and says when', async () => {
    const { clock, end, runs, state } = rig()
    await clock.pass(0)
    expect(state()).toMatchObject({ phase: 'connecting', nextTryAt: null })
    await clock.pass(3 * MINUTE)

    await end(4)

    expect(state()).toMatchObject({ phase: 'idle', nextTryAt: 10, failure: undefined })
    await clock.pass(10 * MINUTE - 1)
    expect(runs()).toBe(1)
    await clock.pass(1)
    expect(runs()).toBe(2)
  })

  it('waits for a busy mailbox and goes on by itself', async () => {
    const { clock, end, runs, state } = rig()
    await clock.pass(0)

    await end(0, 'mailbox-busy')

    expect(state()).toMatchObject({ phase: 'idle', waiting: 'mailbox-busy', nextTryAt: 0.5 })
    await clock.pass(MINUTE / 2)
    await end(0)
    expect(runs()).toBe(2)
    expect(state()).toMatchObject({ waiting: null, failure: undefined, nextTryAt: 10 })
  })

  it('tells what is new, also of a run that brought it before it broke or was cut', async () => {
    const { clock, end, take, sync } = rig()
    await clock.pass(0)
    await end(7)
    expect(sync.state().newMessages).toBe(7)

    void sync.start()
    await end(3, 'connection-lost')
    expect(sync.state()).toMatchObject({ newMessages: 3, failure: { code: 'connection-lost' } })

    void sync.start()
    take(2)
    await sync.cancel()
    expect(sync.state()).toMatchObject({ newMessages: 2, failure: null })
  })

  it('tells of a message that was left out, and goes on by its rhythm all the same', async () => {
    const { clock, end, leaveOut, state } = rig()
    await clock.pass(0)

    leaveOut('message-too-large')
    leaveOut('server-refused')
    await end(3)

    expect(state()).toMatchObject({ waiting: null, failure: 'message-too-large', nextTryAt: 10 })
    await clock.pass(10 * MINUTE)
    await end(0)
    expect(state()).toMatchObject({ failure: undefined })
  })

  it('keeps its intervals when the clock of the computer is set forward or back', async () => {
    const { clock, end, runs } = rig()
    await clock.pass(0)
    await end(0)

    clock.set(clock.wall() + 400 * 24 * 60 * MINUTE)
    await clock.pass(9 * MINUTE)
    clock.set(0)
    await clock.pass(MINUTE - 1)
    expect(runs()).toBe(1)

    await clock.pass(1)
    expect(runs()).toBe(2)
  })

  it('asks for a password once and sends the refused one no more, not even by hand', async () => {
    const { clock, sync, rhythm, end, runs, state } = rig()
    await clock.pass(0)

    await end(0, 'auth-rejected')

    expect(state()).toMatchObject({ waiting: 'password', failure: 'auth-rejected', nextTryAt: null })
    await sync.start()
    await clock.pass(24 * 60 * MINUTE)
    expect(runs()).toBe(1)

    rhythm.isPasswordRefused = false
    void sync.start()
    expect(runs()).toBe(2)
  })

  it('lets the server have its pause between logins, also when asked by hand', async () => {
    const { clock, sync, end, logIn, runs, state } = rig({ everyMinutes: 0, atStart: false })
    void sync.start()
    logIn(120)
    await end(0)

    await sync.start()

    expect(state()).toMatchObject({ waiting: 'login-delay', nextTryAt: 2 })
    await clock.pass(2 * MINUTE)
    expect(runs()).toBe(2)
  })

  it('joins a run that is going on', async () => {
    const { sync, end, runs } = rig({ atStart: false })
    const ends = [sync.start(), sync.start()]

    await end(2)

    await Promise.all(ends)
    expect(runs()).toBe(1)
  })

  it('stops at once when the user says so, without a failure, and comes again at its turn', async () => {
    const { clock, sync, state } = rig()
    await clock.pass(0)

    await sync.cancel()

    expect(state()).toMatchObject({ phase: 'idle', failure: undefined, nextTryAt: 10 })
  })

  it('waits no longer when the user says so', async () => {
    const { clock, sync, end, state } = rig()
    await clock.pass(0)
    await end(0, 'mailbox-busy')

    await sync.cancel()

    expect(state()).toMatchObject({ waiting: null, failure: undefined, nextTryAt: 10 })
  })

  it('goes nowhere by itself over a metered connection if it is not to, but does by hand', async () => {
    let isMetered = true
    const { clock, sync, end, runs, state } = rig(
      { sparesMetered: true },
      { isMetered: () => Promise.resolve(isMetered) },
    )
    await clock.pass(0)
    expect(state()).toMatchObject({ waiting: 'metered', nextTryAt: 1 })

    void sync.start()
    await end(0)
    expect(runs()).toBe(1)

    isMetered = false
    await clock.pass(10 * MINUTE)
    expect(runs()).toBe(2)
  })

  it('asks nobody about the connection where it does not matter', async () => {
    const { clock, runs } = rig({}, { isMetered: () => Promise.reject(new Error('asked')) })

    await clock.pass(0)

    expect(runs()).toBe(1)
  })

  it('goes on when the network is back', async () => {
    let isOnline = false
    const { clock, sync, end, runs, state } = rig({}, { isOnline: () => isOnline })
    await clock.pass(0)
    await end(0, 'network-unreachable')
    expect(state()).toMatchObject({ waiting: 'offline' })

    isOnline = true
    sync.cameOnline()
    await clock.pass(0)

    expect(runs()).toBe(2)
  })

  it('begins again what was running when the machine went to sleep', async () => {
    const { clock, sync, runs, state } = rig()
    await clock.pass(0)

    await sync.awoke()

    expect(state()).toMatchObject({ phase: 'idle', failure: undefined, nextTryAt: 0.05 })
    await clock.pass(3_000)
    expect(runs()).toBe(2)
  })

  it('takes a changed interval from now on', async () => {
    const { clock, sync, rhythm, end, state } = rig()
    await clock.pass(0)
    await end(0)

    rhythm.everyMinutes = 60
    sync.changed()

    expect(state()).toMatchObject({ nextTryAt: 60 })
  })

  it('shows the greater trouble when a refusal cannot be remembered', async () => {
    const { clock, end, state } = rig(
      {},
      {
        onPasswordRefused() {
          throw new Refused('disk-full')
        },
      },
    )
    await clock.pass(0)

    await end(0, 'auth-rejected')

    expect(state()).toMatchObject({ failure: 'disk-full', waiting: 'password', nextTryAt: null })
  })

  it('keeps out of a maildrop that somebody else needs, and goes on with what was cut', async () => {
    const { clock, sync, runs, end, state } = rig()
    await settle()
    await clock.pass(0)
    expect(runs()).toBe(1)

    await sync.hold()
    expect(state()).toEqual({ phase: 'idle', failure: undefined, waiting: null, nextTryAt: null })
    await sync.start()
    sync.changed()
    await clock.pass(60 * MINUTE)
    expect(runs()).toBe(1)

    sync.release()
    await clock.pass(0)
    expect(runs()).toBe(2)
    await end(0)
    expect(state()).toMatchObject({ nextTryAt: 10 })
  })

  it('leaves the maildrop only when what it deletes counts', async () => {
    const { clock, sync, end, progress } = rig()
    await clock.pass(0)
    progress('deleting')

    let isFree = false
    const held = sync.hold().then(() => (isFree = true))
    await settle()
    expect(isFree).toBe(false)

    await end(0)
    await held
    expect(isFree).toBe(true)
  })

  it('runs no more once it was stopped', async () => {
    const { clock, sync, runs } = rig()
    await clock.pass(0)

    await sync.stop()
    await clock.pass(60 * MINUTE)

    expect(runs()).toBe(1)
  })
})
