import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { MimeClient } from '../../mime/mime-client.ts'
import type { Store } from '../../store/store-client.ts'
import { checkMessages } from '../../transfer/check-messages.ts'
import { exportMessages } from '../../transfer/export-messages.ts'
import { importMessages } from '../../transfer/import-messages.ts'
import type { Broadcast } from '../broadcast.ts'
import type { Jobs } from '../jobs.ts'

type TransferCalls = Pick<Handlers, Extract<keyof Handlers, `transfer:${string}`>>

export interface TransferHandlerParts {
  store: () => Store
  mime: () => MimeClient
  accounts: () => AccountBook
  jobs: () => Jobs
  broadcast: Broadcast
  /** Each asks; null when the user would rather not. */
  chooseDirectory: () => Promise<string | null>
  chooseMail: (from: 'files' | 'folder') => Promise<string[] | null>
}

export function transferHandlers(parts: TransferHandlerParts): TransferCalls {
  const { store, mime, accounts, jobs, broadcast } = parts
  const accountName = (id: string): string => {
    const account = accounts()
      .list()
      .find((one) => one.id === id)
    return account ? account.name || account.email : id
  }

  return {
    'transfer:count': ({ scope }) => store().countWhole({ scope }),
    'transfer:export': async ({ scope, format }) => {
      const directory = await parts.chooseDirectory()
      if (directory === null) return false
      const name = `Restante ${new Date().toISOString().slice(0, 10)}`
      // Not awaited: how it goes comes as events.
      void jobs().run('export', 'messages', (report, signal) =>
        exportMessages(store(), {
          scope,
          format,
          directory,
          name,
          accountName,
          signal,
          onProgress: (done, total) => report({ done, total }),
        }),
      )
      return true
    },
    'transfer:import': async ({ accountId, place, from }) => {
      accounts().find(accountId)
      const paths = await parts.chooseMail(from)
      if (paths === null) return false
      void jobs().run('import', 'octets', async (report, signal) => {
        let told = 0
        const end = await importMessages(
          { store: store(), mime: mime() },
          {
            paths,
            accountId,
            place,
            now: Date.now,
            signal,
            onProgress({ octets, totalOctets, leftOut, ...counts }) {
              report({ done: octets, total: totalOctets, bad: leftOut, ...counts })
              if (counts.messages > told) broadcast('messages:changed', { accountIds: [accountId] })
              told = counts.messages
            },
          },
        )
        const { messages, duplicates, leftOut, cut } = end
        return { messages, duplicates, bad: leftOut, cut }
      })
      return true
    },
    'transfer:check': async () => {
      const { messages: total } = await store().countWhole({ scope: { accountId: null, place: null } })
      void jobs().run('check', 'messages', async (report, signal) => {
        const end = await checkMessages(store(), {
          signal,
          onProgress: ({ checked, damaged }) => report({ done: checked, total, bad: damaged.length }),
        })
        return { messages: end.checked, bad: end.damaged.length }
      })
    },
  }
}
