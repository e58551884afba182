import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { useReaderStore } from '../../stores/reader.ts'
import { keyPressOf, shortcutOf, type Shortcut } from './shortcut.ts'

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

const isSomethingOpen = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null

/** Whether the message frame has the focus. */
export const isInFrame = (): boolean => document.activeElement instanceof HTMLIFrameElement

/**
 * Calls `run` for every shortcut: from the page, and from the message frame, whose keys only main can see.
 * A text field keeps its keys, an open dialog or menu all of them.
 */
export function useShortcuts(run: (shortcut: Shortcut) => void): void {
  useEventListener(window, 'keydown', (event) => {
    if (event.defaultPrevented || isSomethingOpen()) return
    const press = keyPressOf(event)
    const shortcut = shortcutOf(press)
    const isCommand = press.ctrl || press.meta || press.key === 'F5'
    if (!shortcut || (isTextField(event.target) && !isCommand)) return
    event.preventDefault()
    run(shortcut)
  })
  const reader = useReaderStore()
  watch(
    () => reader.keyPress,
    (press) => {
      // Main sees the keys of the whole window; those of the page have come as `keydown` already.
      if (!press || !isInFrame() || isSomethingOpen()) return
      const shortcut = shortcutOf(press)
      if (shortcut) run(shortcut)
    },
    { flush: 'sync' },
  )
}
