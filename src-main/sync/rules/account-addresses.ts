import type { Account } from '../../contract/account.ts'

/** Where mail reaches the owner of an account: its address, and its user name where that is one. */
export const accountAddresses = ({ email, user }: Pick<Account, 'email' | 'user'>): string[] =>
  user.includes('@') && user !== email ? [email, user] : [email]
