import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { Broadcast } from '../broadcast.ts'
import type { MessageReader } from '../message-reader.ts'
import { Refusal } from '../refusal.ts'
import type { CheckSignatures } from '../signature-checks.ts'

type SignatureCalls = Pick<Handlers, Extract<keyof Handlers, `signatures:${string}`>>

export interface SignatureHandlerParts {
  accounts: () => AccountBook
  reader: () => MessageReader
  check: () => CheckSignatures
  broadcast: Broadcast
}

export const signatureHandlers = ({
  accounts,
  reader,
  check,
  broadcast,
}: SignatureHandlerParts): SignatureCalls => ({
  'signatures:check': ({ messageId, byNetwork }) => check()(messageId, byNetwork),
  'signatures:believeServer': async ({ messageId, server }) => {
    const { row, authenticity } = await reader().open(messageId)
    // Only what the user has seen in this message, and only while nobody is believed yet.
    if (server === '' || authenticity.unnamedServer !== server) {
      throw new Refusal('not-found', `message ${String(messageId)} has no report of ${server}`)
    }
    accounts().believeServer(row.accountId, server)
    broadcast('accounts:changed', accounts().list())
    return (await reader().open(messageId)).authenticity
  },
})
