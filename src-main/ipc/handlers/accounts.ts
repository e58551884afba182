import type { AccountBook } from '../../accounts/account-book.ts'
import { LEAVE_EVERYTHING } from '../../accounts/kept-retention.ts'
import { suggest } from '../../accounts/presets/suggest.ts'
import type { Account, ConnectionReport } from '../../contract/account.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { ServerDesks } from '../../server-desk/server-desks.ts'
import type { Store } from '../../store/store-client.ts'
import type { Maildrop } from '../../sync/maildrop.ts'
import type { SyncAccounts } from '../../sync/sync-accounts.ts'
import type { Broadcast } from '../broadcast.ts'
import type { Jobs } from '../jobs.ts'
import type { Maildrops } from '../maildrops.ts'
import { removeAccount } from '../remove-account.ts'

type AccountCalls = Pick<Handlers, Extract<keyof Handlers, `accounts:${string}`>>

export interface AccountHandlerParts {
  accounts: () => AccountBook
  store: () => Store
  syncs: () => SyncAccounts
  desks: () => ServerDesks
  jobs: () => Jobs
  broadcast: Broadcast
  maildrops: () => Maildrops
  testConnection: (maildrop: Maildrop) => Promise<ConnectionReport>
  /** The built-in mailbox's address and login, started if it is not running. */
  sampleServer: () => Promise<{ port: number; user: string; password: string }>
  /** Ends what is open with the account's server besides a sync. */
  forgetSessions: (accountId: string) => Promise<void>
}

export function accountHandlers(parts: AccountHandlerParts): AccountCalls {
  const { accounts, store, syncs, maildrops, broadcast } = parts
  const told = <T>(value: T): T => {
    broadcast('accounts:changed', accounts().list())
    return value
  }

  /** Accounts that are being removed. */
  const going = new Set<string>()

  /** A new account gets its mail at once; how that goes comes as events. */
  const firstMail = (account: Account): Account => {
    void syncs().start(account.id)
    return told(account)
  }

  return {
    'accounts:list': () => accounts().list(),
    'accounts:suggest': ({ email }) => suggest(email),
    'accounts:add': (account) => firstMail(accounts().add(maildrops().toKeep(account))),
    'accounts:addSample': async () => {
      const existing = accounts()
        .list()
        .find(({ isSample }) => isSample)
      if (existing) return existing
      const { port, user, password } = await parts.sampleServer()
      const account = accounts().add(
        {
          name: '',
          email: 'alex@poste.example',
          host: '127.0.0.1',
          port,
          security: 'none',
          user,
          password,
          login: 'auto',
          oauth: null,
          proxy: null,
          trustedCertificates: [],
          retention: LEAVE_EVERYTHING,
          partialAboveMegabytes: null,
          checkEveryMinutes: 0,
          checkAtStart: false,
          sparesMetered: false,
          authservId: '',
          colour: 0,
        },
        { isSample: true },
      )
      return firstMail(account)
    },
    'accounts:change': (change) => {
      const account = accounts().change(maildrops().toKeep(change))
      syncs().changed(account.id)
      return told(account)
    },
    'accounts:setPassword': ({ id, password }) => {
      accounts().setPassword(id, password)
      void syncs().start(id)
    },
    'accounts:remove': ({ id }) => {
      accounts().find(id)
      if (going.has(id)) return
      going.add(id)
      const work = removeAccount(
        {
          accounts: accounts(),
          store: store(),
          syncs: syncs(),
          desks: parts.desks(),
          broadcast,
          forgetSessions: parts.forgetSessions,
        },
        id,
      )
      // Not awaited: how it goes comes as events.
      void parts
        .jobs()
        .run('remove', 'messages', work)
        .then((job) => {
          going.delete(id)
          // An account that has gone is seen to be gone.
          if (job.state === 'done') parts.jobs().dismiss(job.id)
        })
    },
    'accounts:previewRetention': ({ accountId, retention }) =>
      store().previewRetention({ accountId: accounts().find(accountId).id, retention }),
    'accounts:test': async (test) => parts.testConnection(await maildrops().asEntered(test)),
  }
}
