import type { Failure } from '../contract/failure.ts'
import type { DeskView } from '../contract/server-desk.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import type { Store } from '../store/store-client.ts'
import type { Maildrop, Route } from '../sync/maildrop.ts'
import type { PreparedRules } from '../sync/rules/evaluate-rules.ts'
import { createServerDesk, type ServerDesk } from './server-desk.ts'

export interface ServerDesksOptions {
  store: Store
  mime: MimeClient
  openSession: (accountId: string, route: Route, signal: AbortSignal) => Promise<Pop3Session>
  /** Settings and secrets at this moment. @throws when they cannot be had, or `signal` is aborted */
  maildropOf: (accountId: string, signal: AbortSignal) => Maildrop | Promise<Maildrop>
  /** Resolves once no sync of the account is in the maildrop; none comes in before it is released. */
  holdMaildrop: (accountId: string) => Promise<void>
  releaseMaildrop: (accountId: string) => void
  /** The header rules that are on for an account. */
  rulesOf: (accountId: string) => Promise<PreparedRules>
  toFailure: (error: unknown) => Failure
  onCommitted: (accountId: string) => void
  /** What `view` gives has changed. */
  onChanged: (accountId: string, view: () => DeskView) => void
  now: () => number
}

/** The desks of all accounts, at most one each. */
export interface ServerDesks {
  /** The desk of an account, made when it is asked for. */
  of(accountId: string): ServerDesk
  /** Somebody sits at it, so that the maildrop is not free. */
  isOpen(accountId: string): boolean
  /** What is marked, by account; accounts without marks are left out. */
  marked(): (DeskView['marked'] & { accountId: string })[]
  /** Leaves the desk and forgets it. */
  forget(accountId: string): void
  /** Leaves all. */
  stop(): void
}

/** Makes the set of desks. Nothing is open. */
export function createServerDesks(options: ServerDesksOptions): ServerDesks {
  const { store, mime, toFailure, now } = options
  const desks = new Map<string, ServerDesk>()

  const make = (accountId: string): ServerDesk => {
    const desk = createServerDesk({
      accountId,
      store,
      mime,
      toFailure,
      now,
      openSession: (route, signal) => options.openSession(accountId, route, signal),
      maildropOf: (signal) => options.maildropOf(accountId, signal),
      holdMaildrop: () => options.holdMaildrop(accountId),
      releaseMaildrop: () => options.releaseMaildrop(accountId),
      rules: () => options.rulesOf(accountId),
      onCommitted: () => options.onCommitted(accountId),
      onChanged: () => options.onChanged(accountId, () => desk.view()),
    })
    return desk
  }

  return {
    of(accountId) {
      const desk = desks.get(accountId) ?? make(accountId)
      desks.set(accountId, desk)
      return desk
    },
    isOpen: (accountId) => desks.get(accountId)?.isOpen ?? false,
    marked: () =>
      [...desks]
        .map(([accountId, desk]) => ({ accountId, ...desk.view().marked }))
        .filter(({ messages }) => messages > 0),
    forget(accountId) {
      desks.get(accountId)?.leave()
      desks.delete(accountId)
    },
    stop() {
      for (const desk of desks.values()) desk.leave()
    },
  }
}
