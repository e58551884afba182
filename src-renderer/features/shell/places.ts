import { Mails, Star } from '@lucide/vue'
import type { Component } from 'vue'
import type { MessageQuery } from '../../../src-main/contract/message.ts'
import { PLACE_ICONS } from '../../components/place-icons.ts'
import { ALL_MAIL, useMessageListStore } from '../../stores/message-list.ts'
import { useViewStore } from '../../stores/view.ts'
import type { MessageKey } from '../../text/messages.ts'

/** A list that is always there, whatever accounts there are. */
export interface ListPlace {
  words: MessageKey
  icon: Component
  query: MessageQuery
  /** Its unread messages are counted beside it. */
  countsUnread?: true
}

export const EVERYTHING: ListPlace = {
  words: 'shell.allMail',
  icon: Mails,
  query: ALL_MAIL,
  countsUnread: true,
}

/** The places of all accounts together, in the order of the sidebar. */
export const LIST_PLACES: readonly ListPlace[] = [
  { words: 'shell.starred', icon: Star, query: { ...ALL_MAIL, place: null, starredOnly: true } },
  { words: 'shell.archive', icon: PLACE_ICONS.archive, query: { ...ALL_MAIL, place: 'archive' } },
  { words: 'shell.junk', icon: PLACE_ICONS.junk, query: { ...ALL_MAIL, place: 'junk' }, countsUnread: true },
  { words: 'shell.bin', icon: PLACE_ICONS.bin, query: { ...ALL_MAIL, place: 'bin' } },
]

export const labelQuery = (labelId: number): MessageQuery => ({ ...ALL_MAIL, place: null, labelId })
export const inboxQuery = (accountId: string): MessageQuery => ({ ...ALL_MAIL, accountId })

/** Goes to a list, from whatever page. */
export function useGoTo(): (query: MessageQuery) => void {
  const list = useMessageListStore()
  const view = useViewStore()
  return (query) => {
    list.show(query)
    view.show({ page: 'mail' })
  }
}
