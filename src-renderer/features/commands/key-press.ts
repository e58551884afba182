import type { KeyPress } from '../../../src-main/contract/events.ts'

/** What Shift has already made of the key, so that it is not held besides it. */
const WRITTEN_WITH_SHIFT = new Set(['!', '?', '/', '+'])

/**
 * A press as the table of commands writes it: `j`, `Delete`, `Ctrl+r`, `Ctrl+Shift+l`. Command takes the place of Control on macOS.
 * Undefined for a press that can be no command.
 */
export function keyOf(press: KeyPress): string | undefined {
  const { ctrl, shift, alt, meta } = press
  if (alt) return undefined
  const key = latinKey(press)
  const name = key.length === 1 ? key.toLowerCase() : key
  const isShifted = shift && !WRITTEN_WITH_SHIFT.has(key)
  if (ctrl || meta) return isShifted ? `Ctrl+Shift+${name}` : `Ctrl+${name}`
  return isShifted ? undefined : name
}

/** The press that a DOM event tells of, as main tells of those in the message frame. */
export const keyPressOf = ({ key, code, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): KeyPress => ({
  key,
  code,
  ctrl: ctrlKey,
  shift: shiftKey,
  alt: altKey,
  meta: metaKey,
})

/** With a Russian or Hebrew layout the J key writes another letter, and is the J key all the same. */
function latinKey({ key, code }: KeyPress): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  const isOtherScript = key.length === 1 && key > '\u007f'
  return isOtherScript && letter ? letter.toLowerCase() : key
}
