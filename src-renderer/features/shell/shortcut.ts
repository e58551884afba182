import type { KeyPress } from '../../../src-main/contract/events.ts'

/** What a key asks for anywhere in the window, and inside the message frame too. */
export type Shortcut =
  | 'next'
  | 'previous'
  | 'bin'
  | 'archive'
  | 'junk'
  | 'unread'
  | 'star'
  | 'label'
  | 'search'
  | 'get-mail'
  | 'settings'
  | 'open-file'
  | 'lock'
  | 'leave'

const plain: Record<string, Shortcut> = {
  j: 'next',
  k: 'previous',
  u: 'unread',
  s: 'star',
  l: 'label',
  a: 'archive',
  '!': 'junk',
  '/': 'search',
  Delete: 'bin',
  Backspace: 'bin',
  F5: 'get-mail',
  Escape: 'leave',
}

const withControl: Record<string, Shortcut> = { r: 'get-mail', f: 'search', ',': 'settings', o: 'open-file' }
const withControlAndShift: Record<string, Shortcut> = { l: 'lock' }

/** What that key asks for, if anything. Command takes the place of Control on macOS. */
export function shortcutOf(press: KeyPress): Shortcut | undefined {
  const { ctrl, shift, alt, meta } = press
  if (alt) return undefined
  const key = latinKey(press)
  const name = key.length === 1 ? key.toLowerCase() : key
  if (ctrl || meta) {
    const those = shift ? withControlAndShift : withControl
    return Object.hasOwn(those, name) ? those[name] : undefined
  }
  if (shift && key !== '!' && key !== '/') return undefined
  return Object.hasOwn(plain, name) ? plain[name] : undefined
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
