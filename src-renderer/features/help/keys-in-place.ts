import type { MessageKey } from '../../text/messages.ts'

/** Keys that mean something only where the focus is, as their own components take them; not commands of the window. */
export const KEYS_IN_PLACE: readonly {
  title: MessageKey
  rows: readonly { words: MessageKey; keys: readonly string[] }[]
}[] = [
  {
    title: 'help.inList',
    rows: [
      { words: 'help.step', keys: ['↑', '↓'] },
      { words: 'help.page', keys: ['PageUp', 'PageDown'] },
      { words: 'help.ends', keys: ['Home', 'End'] },
      { words: 'help.range', keys: ['Shift+↓'] },
      { words: 'help.open', keys: ['Enter'] },
    ],
  },
  {
    title: 'shell.onServer',
    rows: [{ words: 'help.mark', keys: ['Space'] }],
  },
]
