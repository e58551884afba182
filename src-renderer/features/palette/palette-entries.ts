import {
  Archive,
  ArchiveRestore,
  Cloud,
  GraduationCap,
  HardDriveDownload,
  Inbox,
  Keyboard,
  LifeBuoy,
  ListFilter,
  Download,
  CircleHelp,
  Mail,
  Palette,
  Pencil,
  Plus,
  Printer,
  Scan,
  Search,
  Settings as SettingsIcon,
  ShieldAlert,
  ShieldCheck,
  SquareTerminal,
  Star,
  Tag,
  Trash2,
  Undo2,
  Upload,
  ZoomIn,
  ZoomOut,
} from '@lucide/vue'
import type { Component } from 'vue'
import { useAccountsStore } from '../../stores/accounts.ts'
import { useCommandsStore } from '../../stores/commands.ts'
import { useLabelsStore } from '../../stores/labels.ts'
import { useSettingsStore } from '../../stores/settings.ts'
import { useViewStore } from '../../stores/view.ts'
import type { MessageKey } from '../../text/messages.ts'
import { useText } from '../../text/use-text.ts'
import { COMMAND_IDS, COMMANDS, type CommandGroup, type CommandId } from '../commands/command-table.ts'
import { EVERYTHING, inboxQuery, labelQuery, LIST_PLACES, useGoTo } from '../shell/places.ts'

export type PaletteGroup = CommandGroup | 'recent' | 'labels' | 'accounts' | 'settings'

/** One thing that can be chosen in the palette. */
export interface PaletteEntry {
  /** Stays the same from start to start. */
  id: string
  group: PaletteGroup
  label: string
  /** The same in English; the same as `label` for names that the user gave. */
  english: string
  icon: Component
  /** As the table of commands writes it. */
  key?: string | undefined
  run: () => unknown
}

const ICONS: Partial<Record<CommandId, Component>> = {
  archive: Archive,
  bin: Trash2,
  junk: ShieldAlert,
  inbox: Inbox,
  unread: Mail,
  star: Star,
  label: Tag,
  find: Search,
  print: Printer,
  larger: ZoomIn,
  smaller: ZoomOut,
  'actual-size': Scan,
  undo: Undo2,
  search: Search,
  'get-mail': Download,
  settings: SettingsIcon,
  'add-account': Plus,
  'empty-bin': Trash2,
  'empty-junk': Trash2,
  import: Download,
  export: Upload,
  check: ShieldCheck,
  backup: HardDriveDownload,
  restore: ArchiveRestore,
  keys: Keyboard,
  'about-pop3': CircleHelp,
  tour: GraduationCap,
  bundle: LifeBuoy,
}

/** The settings that are chosen by name: each is one entry. */
const CHOICES = [
  { words: 'palette.themeLight', change: { theme: 'light' } },
  { words: 'palette.themeDark', change: { theme: 'dark' } },
  { words: 'palette.themeSystem', change: { theme: 'system' } },
  { words: 'palette.comfortable', change: { density: 'comfortable' } },
  { words: 'palette.compact', change: { density: 'compact' } },
  { words: 'palette.beside', change: { layout: 'beside' } },
  { words: 'palette.below', change: { layout: 'below' } },
] as const

/** All that can be chosen at this moment. `editAccount` opens the settings of an account. */
export function usePaletteEntries(editAccount: (accountId: string) => void): () => PaletteEntry[] {
  const { t, english } = useText()
  const accounts = useAccountsStore()
  const commands = useCommandsStore()
  const labels = useLabelsStore()
  const settings = useSettingsStore()
  const view = useViewStore()
  const goTo = useGoTo()

  const named = (words: MessageKey): Pick<PaletteEntry, 'label' | 'english'> => ({
    label: t(words),
    english: english(words),
  })

  const ofCommands = (): PaletteEntry[] =>
    COMMAND_IDS.flatMap((id): PaletteEntry[] => {
      const { words, group, keys, isOnlyKey } = COMMANDS[id]
      const run = commands.find(id)
      if (!run || isOnlyKey) return []
      return [{ id, group, ...named(words), icon: ICONS[id] ?? SettingsIcon, key: keys[0], run }]
    })

  const ofPlaces = (): PaletteEntry[] => [
    ...[EVERYTHING, ...LIST_PLACES].map(({ words, icon, query }): PaletteEntry => ({
      id: `go ${words}`,
      group: 'go',
      ...named(words),
      icon,
      run: () => goTo(query),
    })),
    {
      id: 'go rules',
      group: 'go',
      ...named('rules.title'),
      icon: ListFilter,
      run: () => view.show({ page: 'rules', accountId: null, sender: null }),
    },
  ]

  const ofLabels = (): PaletteEntry[] =>
    labels.labels.map(({ id, name }) => ({
      id: `label ${String(id)}`,
      group: 'labels',
      label: name,
      english: name,
      icon: Tag,
      run: () => goTo(labelQuery(id)),
    }))

  const ofAccounts = (): PaletteEntry[] =>
    accounts.accounts.flatMap(({ id, name, email, isSample }): PaletteEntry[] => {
      const called = name || email
      const entry = (kind: string, words: MessageKey, icon: Component, run: () => unknown): PaletteEntry => ({
        id: `${kind} ${id}`,
        group: 'accounts',
        label: `${called} · ${t(words)}`,
        english: `${called} · ${english(words)}`,
        icon,
        run,
      })
      const edit = entry('edit', 'palette.editAccount', Pencil, () => editAccount(id))
      return [
        entry('inbox', 'shell.inbox', Inbox, () => goTo(inboxQuery(id))),
        entry('desk', 'shell.onServer', Cloud, () => view.show({ page: 'desk', accountId: id })),
        entry('console', 'shell.console', SquareTerminal, () =>
          view.show({ page: 'console', accountId: id }),
        ),
        ...(isSample ? [] : [edit]),
      ]
    })

  const ofSettings = (): PaletteEntry[] =>
    CHOICES.map(({ words, change }) => ({
      id: `set ${words}`,
      group: 'settings',
      ...named(words),
      icon: Palette,
      run: () => settings.change(change),
    }))

  return () => [...ofCommands(), ...ofPlaces(), ...ofLabels(), ...ofAccounts(), ...ofSettings()]
}
