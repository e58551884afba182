import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { CallName, CallReply, CallRequest } from '../../src-main/contract/calls.ts'
import type { KeyPress } from '../../src-main/contract/events.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { MessageDetail } from '../../src-main/contract/message.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { useMessageListStore } from './message-list.ts'

/** The message being read. */
export const useReaderStore = defineStore('reader', () => {
  const id = ref<number | null>(null)
  const detail = shallowRef<MessageDetail | null>(null)
  /** Why the message could not be opened. */
  const failure = shallowRef<Failure | null>(null)
  /** The link under the pointer, inside the message; empty: none. */
  const hoveredLink = ref('')
  /** The link that was clicked and waits for the user's word. */
  const clickedLink = ref<string | null>(null)
  /** The last key that main saw; the message frame, which has no scripts, cannot tell of its own. */
  const keyPress = shallowRef<KeyPress | null>(null)

  /** Why the last thing done with the message (saving, opening a file or link) did not work. */
  const actionFailure = shallowRef<Failure | null>(null)
  let isMarked = false

  async function load(wanted: number): Promise<void> {
    const outcome = await attempt(call('messages:open', { id: wanted }))
    if (id.value !== wanted) return
    if (outcome.ok) detail.value = outcome.value
    else failure.value = outcome.failure
  }

  /** Shows a message, or none (null). An answer for one that is no longer wanted is dropped. */
  async function open(wanted: number | null): Promise<void> {
    if (wanted === id.value && failure.value === null) return
    id.value = wanted
    detail.value = null
    failure.value = null
    actionFailure.value = null
    isMarked = false
    hoveredLink.value = ''
    clickedLink.value = null
    if (wanted !== null) await load(wanted)
  }

  /** Makes a call about the message; its failure is `actionFailure`, and the answer then undefined. */
  async function attemptCall<K extends CallName>(
    name: K,
    request: CallRequest<K>,
  ): Promise<CallReply<K> | undefined> {
    const outcome = await attempt(call(name, request))
    actionFailure.value = outcome.ok ? null : outcome.failure
    return outcome.ok ? outcome.value : undefined
  }

  /** The message as it came, byte for byte a character. */
  const source = (messageId: number): Promise<Outcome<CallReply<'messages:source'>>> =>
    attempt(call('messages:source', { id: messageId }))

  /** The message has been seen: marks it as read, once, so that the user can mark it as unread again. */
  async function markRead(): Promise<void> {
    const shown = detail.value
    if (isMarked || !shown) return
    isMarked = true
    if (shown.row.isUnread) await useMessageListStore().setUnread([shown.row.id], false)
  }

  /** Shows the message with the network's pictures; `always`: and all others of its sender. */
  async function loadPictures(always: boolean): Promise<void> {
    const shown = detail.value
    if (!shown) return
    const outcome = await attempt(call('pictures:allow', { messageId: shown.row.id, always }))
    actionFailure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok && detail.value === shown) detail.value = { ...shown, arePicturesAllowed: true }
  }

  onScopeDispose(on('reader:linkHovered', ({ url }) => (hoveredLink.value = url)))
  onScopeDispose(on('reader:linkClicked', ({ url }) => (clickedLink.value = url)))
  onScopeDispose(on('reader:keyPressed', (press) => (keyPress.value = press)))
  // The body may have arrived. A message that is here whole does not change.
  onScopeDispose(
    on('messages:changed', ({ accountIds }) => {
      const shown = detail.value
      if (shown?.isHeaderOnly && accountIds.includes(shown.row.accountId)) void load(shown.row.id)
    }),
  )

  return {
    id,
    detail,
    keyPress,
    failure,
    actionFailure,
    hoveredLink,
    clickedLink,
    open,
    attempt: attemptCall,
    source,
    markRead,
    loadPictures,
  }
})
