import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { CallName, CallReply, CallRequest } from '../../src-main/contract/calls.ts'
import type { KeyPress } from '../../src-main/contract/events.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { TextFont } from '../../src-main/contract/frame.ts'
import type { MessageDetail } from '../../src-main/contract/message.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { useMessageListStore } from './message-list.ts'
import { useSettingsStore } from './settings.ts'

/** The two beside the message that is read, itself, the one before it, and the one under the pointer. */
const MAX_PREPARED = 5

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

  /** Likely to be opened next, and to be shown at once then; the last one first. */
  const prepared = shallowRef<readonly MessageDetail[]>([])

  async function load(wanted: number): Promise<void> {
    const outcome = await attempt(call('messages:open', { id: wanted }))
    if (id.value !== wanted) return
    if (!outcome.ok) failure.value = outcome.failure
    else if (!detail.value || !saySame(detail.value, outcome.value)) detail.value = outcome.value
  }

  /**
   * Shows a message, or none (null): at once as it was when it was prepared, and as it is now when main has said so. An
   * answer for one that is no longer wanted is dropped.
   */
  async function open(wanted: number | null): Promise<void> {
    if (wanted === id.value && failure.value === null) return
    const ready = prepared.value.find(({ row }) => row.id === wanted) ?? null
    id.value = wanted
    detail.value = ready
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
  /** Which body of a message is shown: of two, the one chosen now, else for its sender, else in the settings. */
  function bodyOf({ hasHtml, hasText, preferredBody }: MessageDetail): 'html' | 'text' {
    if (!hasHtml || !hasText) return hasHtml ? 'html' : 'text'
    return preferredBody ?? useSettingsStore().settings.preferredBody
  }
  const body = computed(() => (detail.value ? bodyOf(detail.value) : 'text'))

  /** Shows the other body, and mail of this sender with it from now on. */
  async function chooseBody(chosen: 'html' | 'text'): Promise<void> {
    const shown = detail.value
    if (!shown) return
    detail.value = { ...shown, preferredBody: chosen }
    prepared.value = []
    await attemptCall('reading:preferBody', { messageId: shown.row.id, body: chosen })
  }

  /** What plain text is set in: as chosen for its sender, else as the text needs it. */
  const fontOf = ({ preferredFont, isPatch }: MessageDetail): TextFont =>
    preferredFont ?? (isPatch ? 'fixed' : 'proportional')
  /** null: no plain text is shown. */
  const font = computed(() => (detail.value?.hasText && body.value === 'text' ? fontOf(detail.value) : null))

  /** Sets the text in the other font, and plain text of this sender from now on. */
  async function toggleFont(): Promise<void> {
    const shown = detail.value
    if (!shown || font.value === null) return
    const chosen = font.value === 'fixed' ? 'proportional' : 'fixed'
    detail.value = { ...shown, preferredFont: chosen }
    prepared.value = []
    await attemptCall('reading:preferFont', { messageId: shown.row.id, font: chosen })
  }

  /** Every header field of the message, decoded. */
  const headers = (messageId: number): Promise<Outcome<CallReply<'reading:headers'>>> =>
    attempt(call('reading:headers', { messageId }))

  /** The message has been seen: marks it as read, once, so that the user can mark it as unread again. */
  async function markRead(): Promise<void> {
    const shown = detail.value
    if (isMarked || !shown) return
    isMarked = true
    const list = useMessageListStore()
    const row = list.find(shown.row.id)?.row ?? shown.row
    if (row.isUnread) await list.setUnread([row.id], false, true)
  }

  /** Has what is likely to be opened next made ready. Should that fail, its opening will tell. */
  async function prepare(wanted: readonly number[]): Promise<void> {
    const ids = wanted.filter((one) => !prepared.value.some(({ row }) => row.id === one))
    if (ids.length === 0) return
    const outcome = await attempt(call('messages:prepare', { ids }))
    if (!outcome.ok) return
    const others = prepared.value.filter(({ row }) => !ids.includes(row.id))
    prepared.value = [...outcome.value, ...others].slice(0, MAX_PREPARED)
  }

  /** Shows the message with the network's pictures; `always`: and all others of its sender. */
  async function loadPictures(always: boolean): Promise<void> {
    const shown = detail.value
    if (!shown) return
    const outcome = await attempt(call('pictures:allow', { messageId: shown.row.id, always }))
    actionFailure.value = outcome.ok ? null : outcome.failure
    if (!outcome.ok || detail.value !== shown) return
    detail.value = { ...shown, arePicturesAllowed: true }
    prepared.value = []
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
    bodyOf,
    hasBothBodies,
    chooseBody,
    font,
    fontOf,
    toggleFont,
    hasOriginalColours,
    headers,
    markRead,
    prepared,
    prepare,
    loadPictures,
  }
})

/** Whether all is the same but the list's row, which the list knows best. */
const saySame = (one: MessageDetail, other: MessageDetail): boolean =>
  JSON.stringify({ ...one, row: null }) === JSON.stringify({ ...other, row: null })
