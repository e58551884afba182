import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { CallName, CallReply, CallRequest } from '../../src-main/contract/calls.ts'
import type { KeyPress } from '../../src-main/contract/events.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { MessageDetail } from '../../src-main/contract/message.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { useMessageListStore } from './message-list.ts'
import { useSettingsStore } from './settings.ts'

/** The message being read. */
export const useReaderStore = defineStore('reader', () => {
  const id = ref<number | null>(null)
  const detail = shallowRef<MessageDetail | null>(null)
  /** Why the message could not be opened. */
  const failure = shallowRef<Failure | null>(null)
  /** The user wants this message in its own colours, also in the dark. */
  const hasOriginalColours = ref(false)
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
    hasOriginalColours.value = false
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

  const hasBothBodies = computed(() => Boolean(detail.value?.hasHtml && detail.value.hasText))
  /** Which body is shown: of two, the one chosen now, else for its sender, else in the settings. */
  const body = computed(() => {
    if (!hasBothBodies.value) return detail.value?.hasHtml ? 'html' : 'text'
    return detail.value?.preferredBody ?? useSettingsStore().settings.preferredBody
  })

  /** Shows the other body, and mail of this sender with it from now on. */
  async function chooseBody(chosen: 'html' | 'text'): Promise<void> {
    const shown = detail.value
    if (!shown) return
    detail.value = { ...shown, preferredBody: chosen }
    await attemptCall('reading:preferBody', { messageId: shown.row.id, body: chosen })
  }

  /** Every header field of the message, decoded. */
  const headers = (messageId: number): Promise<Outcome<CallReply<'reading:headers'>>> =>
    attempt(call('reading:headers', { messageId }))

  /** The message has been seen: marks it as read, once, so that the user can mark it as unread again. */
  async function markRead(): Promise<void> {
    const shown = detail.value
    if (isMarked || !shown) return
    isMarked = true
    if (shown.row.isUnread) await useMessageListStore().setUnread([shown.row.id], false, true)
  }

  /** Has what is likely to be opened next made ready. Should that fail, its opening will tell. */
  const prepare = async (ids: readonly number[]): Promise<unknown> =>
    attempt(call('messages:prepare', { ids: [...ids] }))

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
    body,
    hasBothBodies,
    chooseBody,
    hasOriginalColours,
    headers,
    markRead,
    prepare,
    loadPictures,
  }
})
