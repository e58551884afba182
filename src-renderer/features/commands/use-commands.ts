import { useEventListener } from '@vueuse/core'
import { onScopeDispose, watch } from 'vue'
import { useCommandsStore } from '../../stores/commands.ts'
import { useReaderStore } from '../../stores/reader.ts'
import { COMMANDS, commandOfKey, type CommandId } from './command-table.ts'
import { keyOf, keyPressOf } from './key-press.ts'

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

const isSomethingOpen = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null

/** Whether the message frame has the focus. */
export const isInFrame = (): boolean => document.activeElement instanceof HTMLIFrameElement

/** Says what these commands do, as long as the component is there and `isActive`. */
export function useCommands(
  run: Partial<Record<CommandId, () => unknown>>,
  isActive: () => boolean = () => true,
): void {
  const commands = useCommandsStore()
  for (const [id, action] of Object.entries(run)) {
    onScopeDispose(commands.add(id, { run: action, isActive }))
  }
}

/**
 * Does what keys ask for: from the page, and from the message frame, whose keys only main can see. A text field keeps
 * its keys, an open dialog or menu all of them. Once in a window.
 */
export function useCommandKeys(): void {
  const commands = useCommandsStore()
  useEventListener(window, 'keydown', (event) => {
    if (event.defaultPrevented || isSomethingOpen()) return
    const key = keyOf(keyPressOf(event))
    const id = key === undefined ? undefined : commandOfKey(key)
    const action = id && commands.find(id)
    if (!action || (isTextField(event.target) && !isForTextFields(id, key))) return
    event.preventDefault()
    action()
  })
  const reader = useReaderStore()
  watch(
    () => reader.keyPress,
    (press) => {
      // Main sees the keys of the whole window; those of the page have come as `keydown` already.
      if (!press || !isInFrame() || isSomethingOpen()) return
      const id = commandOfKey(keyOf(press) ?? '')
      if (id && !COMMANDS[id].leavesMessage) commands.find(id)?.()
    },
    { flush: 'sync' },
  )
}

/** What writes nothing is a command in a text field, too. */
const isForTextFields = (id: CommandId, key = ''): boolean =>
  !COMMANDS[id].leavesTextFields && (key.startsWith('Ctrl+') || key === 'F5')
