import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import type { KeyPress } from '../../../src-main/contract/events.ts'
import { useReaderStore } from '../../stores/reader.ts'
import { keyPressOf, shortcutOf, type Shortcut } from './shortcut.ts'

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

const isSomethingOpen = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null

/** Whether the message frame has the focus. */
export const isInFrame = (): boolean => document.activeElement instanceof HTMLIFrameElement

/**
 * Does what `run` says for its shortcuts, while `isActive`: from the page, and from the message frame, whose keys
 * only main can see. A text field keeps its keys, an open dialog or menu all of them.
 */
export function useShortcuts(
  run: Partial<Record<Shortcut, () => unknown>>,
  isActive: () => boolean = () => true,
): void {
  const actionFor = (press: KeyPress): (() => unknown) | undefined => {
    const shortcut = shortcutOf(press)
    return shortcut && run[shortcut]
  }
  useEventListener(window, 'keydown', (event) => {
    if (event.defaultPrevented || !isActive() || isSomethingOpen()) return
    const press = keyPressOf(event)
    const action = actionFor(press)
    const isCommand = press.ctrl || press.meta || press.key === 'F5'
    if (!action || (isTextField(event.target) && !isCommand)) return
    event.preventDefault()
    action()
  })
  const reader = useReaderStore()
  watch(
    () => reader.keyPress,
    (press) => {
      // Main sees the keys of the whole window; those of the page have come as `keydown` already.
      if (!press || !isActive() || !isInFrame() || isSomethingOpen()) return
      actionFor(press)?.()
    },
    { flush: 'sync' },
  )
}
