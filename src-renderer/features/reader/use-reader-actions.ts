import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { CallReply, CallRequest } from '../../../src-main/contract/calls.ts'
import { useMessageFindStore } from '../../stores/message-find.ts'
import { useReaderStore } from '../../stores/reader.ts'
import { useText } from '../../text/use-text.ts'

/** What can be done with the message that is read, beyond what a selection can. */
export interface ReaderActions {
  /** What was done last, in words; empty: nothing to tell. */
  note: ShallowRef<string>
  isSourceOpen: Ref<boolean>
  areHeadersOpen: Ref<boolean>
  save: () => Promise<void>
  savePdf: () => Promise<void>
  print: () => Promise<void>
  find: () => void
  showSource: () => void
  showHeaders: () => void
}

export function useReaderActions(): ReaderActions {
  const { t } = useText()
  const reader = useReaderStore()
  const find = useMessageFindStore()
  const note = shallowRef('')
  const isSourceOpen = ref(false)
  const areHeadersOpen = ref(false)

  watch(
    () => reader.id,
    () => {
      note.value = ''
      isSourceOpen.value = false
      areHeadersOpen.value = false
    },
  )

  const shown = (): CallRequest<'reading:print'> | null =>
    reader.detail && {
      messageId: reader.detail.row.id,
      body: reader.body,
      withPictures: reader.detail.arePicturesAllowed,
      font: reader.fontOf(reader.detail),
    }

  function tellPath(saved: CallReply<'messages:save'> | undefined): void {
    if (saved) note.value = t('reader.savedTo', { path: saved.path })
  }

  return {
    note,
    isSourceOpen,
    areHeadersOpen,
    async save() {
      if (reader.id !== null) tellPath(await reader.attempt('messages:save', { id: reader.id }))
    },
    async savePdf() {
      const what = shown()
      if (what) tellPath(await reader.attempt('reading:savePdf', what))
    },
    async print() {
      const what = shown()
      if (what) await reader.attempt('reading:print', what)
    },
    find: () => {
      if (reader.detail) find.open()
    },
    showSource: () => (isSourceOpen.value = true),
    showHeaders: () => (areHeadersOpen.value = true),
  }
}
