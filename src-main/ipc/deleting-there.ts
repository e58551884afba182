import type { AccountBook } from '../accounts/account-book.ts'

/** The accounts of which the server's copy goes, too, when a message is deleted here. */
export const deletingThere = (accounts: AccountBook): string[] =>
  accounts
    .list()
    .filter(({ retention }) => retention.whenDeletedHere)
    .map(({ id }) => id)
