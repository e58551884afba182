import type { Account } from '../../src-main/contract/account.ts'
import { newAccount } from './account-samples.ts'

let made = 0

/** An account as the renderer gets it; each call makes another one. */
export function sampleAccount(changes: Partial<Account> = {}): Account {
  const { password: _, ...fields } = newAccount()
  made += 1
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
  const others = { isSample: false, lastLogin: null, clientCertificate: null, kept: ['password' as const] }
  return { id, ...others, ...fields, ...changes }
}
