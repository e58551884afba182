import { NO_ACCOUNTS, openAccountBook, type AccountBook } from '../../src-main/accounts/account-book.ts'
import { createTokenKeeper } from '../../src-main/accounts/token-keeper.ts'
import { postFormThrough } from '../../src-main/app/post-form.ts'
import type { Account, NewAccount } from '../../src-main/contract/account.ts'
import { createChosenCertificates, type ChosenCertificates } from '../../src-main/ipc/client-certificates.ts'
import { createMaildrops, type Maildrops } from '../../src-main/ipc/maildrops.ts'
import { readClientCertificate } from '../../src-main/pop3/client-certificate.ts'
import { openPop3Session, type Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { logIn } from '../../src-main/sync/maildrop.ts'
import { newAccount } from './account-samples.ts'
import { memoryFile } from './memory-file.ts'

/** Accounts as the program keeps them, and the whole way from their settings to a session; all but the window. */
export interface AccountRig {
  accounts: AccountBook
  maildrops: Maildrops
  certificates: ChosenCertificates
  /** What is on the disk. */
  written(): string
  /** Adds an account as the form does, over TLS with a server on this machine. */
  add(port: number, change: Partial<NewAccount>): Account
  /** A session of the account, logged in. */
  logIn(account: Account, signal?: AbortSignal): Promise<Pop3Session>
}

/** `trust`: authorities (PEM) to trust beside the usual ones. */
export function createAccountRig({ trust = [] }: { trust?: string[] } = {}): AccountRig {
  const file = memoryFile(NO_ACCOUNTS)
  const accounts = openAccountBook(file, new Uint8Array(32).fill(7))
  const certificates = createChosenCertificates(readClientCertificate)
  const maildrops = createMaildrops({
    accounts,
    tokens: createTokenKeeper((old, renewed) => accounts.replaceRefreshToken(old, renewed)),
    certificates,
    readCertificate: readClientCertificate,
    postThrough: postFormThrough,
    sampleServer: () => Promise.reject(new Error('there is no sample mailbox here')),
    onLogin: (account, method) => void accounts.rememberLogin(account, method),
  })
  return {
    accounts,
    maildrops,
    certificates,
    written: file.written,
    add(port, change) {
      const { password, ...fields } = newAccount({ host: 'localhost', port, ...change })
      const isEntered = change.password !== undefined
      return accounts.add(maildrops.toKeep({ ...fields, ...(isEntered && { password }) }))
    },
    async logIn(account, signal) {
      const { route, login } = await maildrops.of(account.id, signal)
      const session = await openPop3Session({ ...route, trust, signal })
      try {
        await logIn(session, login)
        return session
      } catch (error) {
        session.close()
        throw error
      }
    },
  }
}
