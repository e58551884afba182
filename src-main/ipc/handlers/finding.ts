import type { AccountBook } from '../../accounts/account-book.ts'
import { findSettings, type MailNames } from '../../accounts/find-settings.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { FailureCode } from '../../contract/failure.ts'
import type { SoughtServer } from '../../contract/finding.ts'
import { proxyOf, type Route } from '../../sync/maildrop.ts'
import { toFailure } from '../to-failure.ts'

type FindingCalls = Pick<Handlers, Extract<keyof Handlers, `finding:${string}`>>

export interface FindingHandlerParts {
  accounts: () => AccountBook
  names: MailNames
  /** @throws what came instead of a greeting */
  greet: (server: SoughtServer, proxy: Route['proxy'], signal: AbortSignal) => Promise<void>
}

/** One search at a time: a new one ends the one before. */
export function findingHandlers({ accounts, names, greet }: FindingHandlerParts): FindingCalls {
  let search = new AbortController()
  const restart = (): AbortSignal => {
    search.abort()
    search = new AbortController()
    return search.signal
  }

  return {
    'finding:find': ({ email, proxy, proxyPassword, id }) => {
      const kept = id === undefined ? undefined : accounts().secretsOf(id).proxyPassword
      const through = proxyOf(proxy, proxyPassword ?? kept)
      const answerOf = (server: SoughtServer, signal: AbortSignal): Promise<FailureCode | null> =>
        greet(server, through, signal).then(
          () => null,
          (error: unknown) => toFailure(error).code,
        )
      // Who goes through a proxy does not want to ask the name server next door.
      return findSettings(email, { names: through ? null : names, greet: answerOf }, restart())
    },
    'finding:stop': () => search.abort(),
  }
}
