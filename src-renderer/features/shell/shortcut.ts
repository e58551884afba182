import type { Events } from '../../../src-main/contract/events.ts'

/** A key with its modifiers, wherever it was pressed. */
export type KeyPress = Events['reader:keyPressed']

/** What a key asks for anywhere in the window, and inside the message frame too. */
export type Shortcut =
  | 'next'
  | 'previous'
  | 'bin'
  | 'archive'
  | 'junk'
  | 'unread'
  | 'star'
  | 'search'
  | 'get-mail'
  | 'settings'
  | 'leave'

const plain: Record<string, Shortcut> = {
  j: 'next',
  k: 'previous',
  u: 'unread',
  s: 'star',
  a: 'archive',
  '!': 'junk',
  '/': 'search',
  Delete: 'bin',
  Backspace: 'bin',
  F5: 'get-mail',
  Escape: 'leave',
}

const withControl: Record<string, Shortcut> = { r: 'get-mail', f: 'search', ',': 'settings' }

/** What that key asks for, if anything. Command takes the place of Control on macOS. */
export function shortcutOf({ key, ctrl, shift, alt, meta }: KeyPress): Shortcut | undefined {
  if (alt) return undefined
  const name = key.length === 1 ? key.toLowerCase() : key
  if (ctrl || meta) return shift || !Object.hasOwn(withControl, name) ? undefined : withControl[name]
  if (shift && key !== '!' && key !== '/') return undefined
  return Object.hasOwn(plain, name) ? plain[name] : undefined
}

/**
 * The key that was pressed, in Latin letters: with a Russian or Hebrew layout the J key writes another letter,
 * and is the J key all the same.
 */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  const [, letter] = /^Key([A-Z])$/.exec(event.code) ?? []
  const isOtherScript = event.key.length === 1 && event.key > '\u007f'
  const key = isOtherScript && letter ? letter.toLowerCase() : event.key
  return { key, ctrl: event.ctrlKey, shift: event.shiftKey, alt: event.altKey, meta: event.metaKey }
}
