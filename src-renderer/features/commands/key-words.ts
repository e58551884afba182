import type { MessageKey, Translate } from '../../text/messages.ts'

/** Keys with names; in each language as they are printed on its keyboards. */
const NAMED: Record<string, MessageKey> = {
  Ctrl: 'commands.key.ctrl',
  Shift: 'commands.key.shift',
  Delete: 'commands.key.delete',
  Backspace: 'commands.key.backspace',
  Escape: 'commands.key.escape',
  Enter: 'commands.key.enter',
  Space: 'commands.key.space',
  Home: 'commands.key.home',
  End: 'commands.key.end',
  PageUp: 'commands.key.pageUp',
  PageDown: 'commands.key.pageDown',
}

/** The caps to be pressed together for a key as the table of commands writes it. */
export function keyCaps(key: string, t: Translate, platform: string): string[] {
  // A plus at the end is the key itself.
  return key.split(/\+(?!$)/).map((cap) => {
    if (cap === 'Ctrl' && platform === 'darwin') return '⌘'
    const name = NAMED[cap]
    return name ? t(name) : cap.toUpperCase()
  })
}
