import type { Failure } from '../contract/failure.ts'
import type { DeskView } from '../contract/server-desk.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { logIn, type Maildrop, type Route } from '../sync/maildrop.ts'

/** What there is to tell of a session, and of why there is none. */
export type LineFacts = Pick<DeskView, 'state' | 'tls' | 'login' | 'openedAt' | 'failure'>

export interface DeskLineOptions {
  /** Settings and secrets at this moment. @throws when they cannot be had, or `signal` is aborted */
  maildropOf: (signal: AbortSignal) => Maildrop | Promise<Maildrop>
  openSession: (route: Route, signal: AbortSignal) => Promise<Pop3Session>
  /** Resolves once no sync of the account is in the maildrop; none comes in before it is released. */
  holdMaildrop: () => Promise<void>
  releaseMaildrop: () => void
  toFailure: (error: unknown) => Failure
  now: () => number
}

/** The session of a desk, which comes and goes. */
export interface DeskLine {
  readonly facts: LineFacts
  readonly session: Pop3Session | undefined
  /** The session there is, or a new one, logged in and handed to `onOpen`. @throws why there is none */
  open(): Promise<Pop3Session>
  /** QUIT is on its way. */
  enterUpdate(): void
  /** Cuts the line without QUIT, so that nothing is deleted (RFC 1939 section 6); `error` is why, if not for the user. */
  cut(error?: unknown): void
}

const CLOSED: LineFacts = { state: 'closed', tls: null, login: null, openedAt: null, failure: null }

/**
 * @param onOpen what is done with a new session before anybody else has it
 * @param onChanged hears that the facts have changed
 */
export function createDeskLine(
  options: DeskLineOptions,
  onOpen: (session: Pop3Session) => Promise<void>,
  onChanged: () => void,
): DeskLine {
  let facts = CLOSED
  let session: Pop3Session | undefined
  let opening: Promise<Pop3Session> | undefined
  let abort = new AbortController()

  const show = (change: Partial<LineFacts>): void => {
    facts = { ...facts, ...change }
    onChanged()
  }
  const end = (failure: Failure | null): void => {
    session = undefined
    options.releaseMaildrop()
    show({ ...CLOSED, failure })
  }
  /** The user's own cut is not a failure to show. */
  const endWith = (error: unknown): void => {
    const failure = options.toFailure(error)
    end(failure.code === 'cancelled' ? null : failure)
  }

  const connect = async (): Promise<Pop3Session> => {
    abort = new AbortController()
    const { signal } = abort
    let opened: Pop3Session | undefined
    try {
      show({ ...CLOSED, state: 'connecting' })
      await options.holdMaildrop()
      const { route, login } = await options.maildropOf(signal)
      opened = await options.openSession(route, signal)
      show({ state: 'authorization', tls: opened.tls })
      const method = await logIn(opened, login)
      show({ state: 'transaction', login: method, openedAt: options.now() })
      await onOpen(opened)
    } catch (error) {
      opened?.close()
      endWith(error)
      throw error
    }
    const current = (session = opened)
    void current.ended.then((error) => {
      if (session === current) endWith(error)
    })
    return current
  }

  return {
    get facts() {
      return facts
    },
    get session() {
      return session
    },
    open() {
      if (session) return Promise.resolve(session)
      opening ??= connect().finally(() => (opening = undefined))
      return opening
    },
    enterUpdate: () => show({ state: 'update' }),
    cut(error) {
      abort.abort()
      session?.close()
      if (error !== undefined) endWith(error)
      else if (session) end(null)
    },
  }
}
