import type { Account } from '../../../src-main/contract/account.ts'
import type { MessageQuery } from '../../../src-main/contract/message.ts'
import type { MessageKey, Translate } from '../../text/messages.ts'

/** The kinds of list, each with its name and what is said when it is empty. */
type ListKind = 'inbox' | 'archive' | 'junk' | 'bin' | 'starred' | 'search'

const kindOf = (query: MessageQuery): ListKind =>
  query.text !== '' ? 'search' : query.starredOnly ? 'starred' : (query.place ?? 'inbox')

const titles: Record<Exclude<ListKind, 'search' | 'inbox'>, MessageKey> = {
  archive: 'shell.archive',
  junk: 'shell.junk',
  bin: 'shell.bin',
  starred: 'shell.starred',
}

/** What the list is called: the place, the account, or the search. */
export function listTitle(query: MessageQuery, accounts: ReadonlyMap<string, Account>, t: Translate): string {
  const kind = kindOf(query)
  if (kind === 'search') return t('search.results', { text: query.text })
  if (kind !== 'inbox') return t(titles[kind])
  const account = query.accountId === null ? undefined : accounts.get(query.accountId)
  return account ? account.name || account.email : t('shell.allMail')
}

/** What is said in place of an empty list, and what to do about it. */
export function emptyWords(query: MessageQuery, t: Translate): { title: string; text: string } {
  const kind = kindOf(query)
  return { title: t(`list.empty.${kind}`), text: t(`list.empty.${kind}Text`) }
}
