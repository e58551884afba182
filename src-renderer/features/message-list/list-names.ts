import { SearchX, Star, Tag } from '@lucide/vue'
import type { Component } from 'vue'
import type { Account } from '../../../src-main/contract/account.ts'
import type { Label } from '../../../src-main/contract/label.ts'
import type { MessageQuery } from '../../../src-main/contract/message.ts'
import { PLACE_ICONS } from '../../components/place-icons.ts'
import type { MessageKey, Translate } from '../../text/messages.ts'

/** The kinds of list, each with its name and what is said when it is empty. */
type ListKind = 'inbox' | 'archive' | 'junk' | 'bin' | 'starred' | 'label' | 'search'

function kindOf({ text, labelId, starredOnly, place }: MessageQuery): ListKind {
  if (text !== '') return 'search'
  if (labelId !== null) return 'label'
  return starredOnly ? 'starred' : (place ?? 'inbox')
}

const titles: Record<Exclude<ListKind, 'search' | 'inbox' | 'label'>, MessageKey> = {
  archive: 'shell.archive',
  junk: 'shell.junk',
  bin: 'shell.bin',
  starred: 'shell.starred',
}

/** What the list is called: the place, the account, the label, or the search. */
export function listTitle(
  query: MessageQuery,
  accounts: ReadonlyMap<string, Account>,
  labels: ReadonlyMap<number, Label>,
  t: Translate,
): string {
  const kind = kindOf(query)
  if (kind === 'search') return t('search.results', { text: query.text })
  if (kind === 'label') return labels.get(query.labelId ?? 0)?.name ?? ''
  if (kind !== 'inbox') return t(titles[kind])
  const account = query.accountId === null ? undefined : accounts.get(query.accountId)
  return account ? account.name || account.email : t('shell.allMail')
}

const icons: Record<ListKind, Component> = {
  ...PLACE_ICONS,
  starred: Star,
  label: Tag,
  search: SearchX,
}

/** What is said in place of an empty list, and what to do about it. */
export function emptyWords(
  query: MessageQuery,
  t: Translate,
): { icon: Component; title: string; text: string } {
  const kind = kindOf(query)
  return { icon: icons[kind], title: t(`list.empty.${kind}`), text: t(`list.empty.${kind}Text`) }
}
