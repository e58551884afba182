import type { MessageKey } from '../../text/messages.ts'

/** Where a command is found in the palette and on the sheet of keys, in this order. */
export const COMMAND_GROUPS = ['messages', 'go', 'program'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** What the program can be told to do, by a key, in the palette, or by a button. */
export interface Command {
  words: MessageKey
  group: CommandGroup
  /** As keyOf (key-press.ts) writes them; the first one is shown. Ctrl is the command key on macOS. */
  keys: readonly string[]
  /** Nothing to look for by name: whoever wants it has the keyboard in hand. */
  isOnlyKey?: true
  /** In a text field the key means something else. */
  leavesTextFields?: true
  /** In the message, too. */
  leavesMessage?: true
}

const table = {
  next: { words: 'commands.next', group: 'messages', keys: ['j'], isOnlyKey: true },
  previous: { words: 'commands.previous', group: 'messages', keys: ['k'], isOnlyKey: true },
  'select-all': {
    words: 'help.all',
    group: 'messages',
    keys: ['Ctrl+a'],
    isOnlyKey: true,
    leavesTextFields: true,
    leavesMessage: true,
  },
  archive: { words: 'commands.archive', group: 'messages', keys: ['a'] },
  bin: { words: 'commands.bin', group: 'messages', keys: ['Delete', 'Backspace'] },
  junk: { words: 'commands.junk', group: 'messages', keys: ['!'] },
  inbox: { words: 'commands.inbox', group: 'messages', keys: [] },
  unread: { words: 'commands.unread', group: 'messages', keys: ['u'] },
  star: { words: 'commands.star', group: 'messages', keys: ['s'] },
  label: { words: 'commands.label', group: 'messages', keys: ['l'] },
  find: { words: 'reading.find', group: 'messages', keys: ['Ctrl+f'] },
  print: { words: 'reading.print', group: 'messages', keys: ['Ctrl+p'] },
  larger: { words: 'reading.larger', group: 'messages', keys: ['Ctrl++', 'Ctrl+='] },
  smaller: { words: 'reading.smaller', group: 'messages', keys: ['Ctrl+-'] },
  'actual-size': { words: 'reading.actualSize', group: 'messages', keys: ['Ctrl+0'] },
  'fixed-width': { words: 'reading.fixedWidth', group: 'messages', keys: ['x'] },
  undo: { words: 'commands.undo', group: 'messages', keys: ['Ctrl+z'], leavesTextFields: true },
  search: { words: 'commands.search', group: 'go', keys: ['/', 'Ctrl+Shift+f'] },
  leave: { words: 'commands.leave', group: 'go', keys: ['Escape'], isOnlyKey: true },
  palette: { words: 'commands.palette', group: 'go', keys: ['Ctrl+k'], isOnlyKey: true },
  'get-mail': { words: 'commands.getMail', group: 'program', keys: ['F5', 'Ctrl+r'] },
  'open-file': { words: 'commands.openFile', group: 'program', keys: ['Ctrl+o'] },
  lock: { words: 'commands.lock', group: 'program', keys: ['Ctrl+Shift+l'] },
  settings: { words: 'commands.settings', group: 'program', keys: ['Ctrl+,'] },
  'add-account': { words: 'commands.addAccount', group: 'program', keys: [] },
  'empty-bin': { words: 'commands.emptyBin', group: 'program', keys: [] },
  'empty-junk': { words: 'commands.emptyJunk', group: 'program', keys: [] },
  import: { words: 'commands.import', group: 'program', keys: [] },
  export: { words: 'commands.export', group: 'program', keys: [] },
  check: { words: 'commands.check', group: 'program', keys: [] },
  backup: { words: 'commands.backup', group: 'program', keys: [] },
  restore: { words: 'commands.restore', group: 'program', keys: [] },
  keys: { words: 'commands.keys', group: 'program', keys: ['?'] },
  'about-pop3': { words: 'commands.aboutPop3', group: 'program', keys: [] },
  tour: { words: 'commands.tour', group: 'program', keys: [] },
  bundle: { words: 'commands.bundle', group: 'program', keys: [] },
} as const satisfies Record<string, Command>

/** The name of a command. */
export type CommandId = keyof typeof table

/**
 * Every command of the program, once: the keys, the palette and the sheet of keys are made from it. What a command does is
 * said where it is done (use-commands.ts).
 */
export const COMMANDS: Readonly<Record<CommandId, Command>> = table

/** All of them, in the order of the table. */
export const COMMAND_IDS = Object.keys(table) as CommandId[]

const byKey = new Map(COMMAND_IDS.flatMap((id) => COMMANDS[id].keys.map((key) => [key, id] as const)))

/** The command of a key, written as in the table. */
export const commandOfKey = (key: string): CommandId | undefined => byKey.get(key)
