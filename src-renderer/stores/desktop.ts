import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { DesktopRequest, NotificationText, TrayText } from '../../src-main/contract/desktop.ts'
import type { MessageRow } from '../../src-main/contract/message.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { ALL_MAIL } from './message-list.ts'

/** New mail older by its date than this many messages is counted in a notification, not named. */
const NEWEST = 50

/** What the program is outside its window: tray and notifications. Nothing here is worth a failure in the window. */
export const useDesktopStore = defineStore('desktop', () => {
  /** What was asked for outside the window; a new object each time. */
  const asked = shallowRef<DesktopRequest | null>(null)
  const hasTray = ref(true)
  onScopeDispose(on('desktop:asked', (request) => (asked.value = request)))

  async function load(): Promise<void> {
    const outcome = await attempt(call('desktop:hasTray', undefined))
    if (outcome.ok) hasTray.value = outcome.value
  }
  const notify = async (text: NotificationText): Promise<void> => {
    await attempt(call('desktop:notify', text))
  }
  const showTray = async (text: TrayText): Promise<void> => {
    await attempt(call('desktop:tray', text))
  }

  /** The unread messages among an account's newest, those that came last first. */
  async function newest(accountId: string, count: number): Promise<MessageRow[]> {
    const query = { ...ALL_MAIL, accountId }
    const outcome = await attempt(call('messages:list', { query, offset: 0, limit: NEWEST }))
    if (!outcome.ok) return []
    const unread = outcome.value.rows.filter((row) => row.isUnread)
    return unread.sort((one, other) => other.id - one.id).slice(0, count)
  }

  /** Where a message is in the list of all mail, if it is one of the newest. */
  async function indexOf(messageId: number): Promise<number | null> {
    const outcome = await attempt(call('messages:list', { query: ALL_MAIL, offset: 0, limit: NEWEST }))
    const index = outcome.ok ? outcome.value.rows.findIndex(({ id }) => id === messageId) : -1
    return index < 0 ? null : index
  }

  return { asked, hasTray, load, notify, showTray, newest, indexOf }
})
