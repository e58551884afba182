import {
  Archive,
  Bell,
  Database,
  Eye,
  Info,
  LockKeyhole,
  Palette,
  SlidersHorizontal,
  Users,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Settings } from '../../../src-main/contract/settings.ts'
import type { MessageKey } from '../../text/messages.ts'
import BackupSetting from '../backup/BackupSetting.vue'
import AutoLockSetting from '../security/AutoLockSetting.vue'
import ProtectionSetting from '../security/ProtectionSetting.vue'
import RecoverySetting from '../security/RecoverySetting.vue'
import UpdateSetting from '../updates/UpdateSetting.vue'
import AboutProgram from './AboutProgram.vue'
import AccountSettings from './AccountSettings.vue'
import EmptyAfterFields from './EmptyAfterFields.vue'
import HelpLinks from './HelpLinks.vue'
import JunkSetting from './JunkSetting.vue'
import LanguageField from './LanguageField.vue'
import QuietHours from './QuietHours.vue'
import StorageFacts from './StorageFacts.vue'
import TransferLinks from './TransferLinks.vue'

/** The settings whose values are among these. */
type SettingOf<T> = { [K in keyof Settings]: Settings[K] extends T ? K : never }[keyof Settings]

/** One of few values. */
type ChoiceRow = {
  [K in SettingOf<string>]: {
    kind: 'choice'
    setting: K
    label: MessageKey
    hint?: MessageKey
    options: Record<Settings[K], MessageKey>
  }
}[SettingOf<string>]

/** On or off. */
interface SwitchRow {
  kind: 'switch'
  setting: SettingOf<boolean>
  label: MessageKey
  hint?: MessageKey
}

/** Anything else: a component without props that shows all of its row. */
interface PartRow {
  kind: 'part'
  part: Component
  /** What it says, so that a search finds it. */
  words: readonly MessageKey[]
}

export type SettingRow = ChoiceRow | SwitchRow | PartRow

export interface SettingSection {
  id: string
  title: MessageKey
  icon: Component
  rows: readonly SettingRow[]
}

/** The settings page: a new setting is one more row here. */
export const SECTIONS: readonly SettingSection[] = [
  {
    id: 'general',
    title: 'settings.general',
    icon: SlidersHorizontal,
    rows: [
      { kind: 'part', part: LanguageField, words: ['common.language'] },
      { kind: 'switch', setting: 'startAtLogin', label: 'settings.startAtLogin' },
      {
        kind: 'switch',
        setting: 'startHidden',
        label: 'settings.startHidden',
        hint: 'settings.startHiddenHint',
      },
      { kind: 'switch', setting: 'tray', label: 'settings.tray', hint: 'settings.trayHint' },
    ],
  },
  {
    id: 'appearance',
    title: 'settings.appearance',
    icon: Palette,
    rows: [
      {
        kind: 'choice',
        setting: 'theme',
        label: 'settings.theme',
        options: {
          system: 'settings.themeSystem',
          light: 'settings.themeLight',
          dark: 'settings.themeDark',
        },
      },
      {
        kind: 'choice',
        setting: 'density',
        label: 'settings.density',
        options: { comfortable: 'settings.densityComfortable', compact: 'settings.densityCompact' },
      },
      {
        kind: 'choice',
        setting: 'layout',
        label: 'settings.layout',
        options: { beside: 'settings.layoutBeside', below: 'settings.layoutBelow' },
      },
    ],
  },
  {
    id: 'reading',
    title: 'settings.reading',
    icon: Eye,
    rows: [
      {
        kind: 'choice',
        setting: 'preferredBody',
        label: 'settings.preferredBody',
        options: { html: 'settings.bodyHtml', text: 'settings.bodyText' },
      },
    ],
  },
  {
    id: 'notifications',
    title: 'settings.notifications',
    icon: Bell,
    rows: [
      { kind: 'switch', setting: 'notify', label: 'settings.notify' },
      {
        kind: 'switch',
        setting: 'notifyDetails',
        label: 'settings.notifyDetails',
        hint: 'settings.notifyDetailsHint',
      },
      {
        kind: 'part',
        part: QuietHours,
        words: ['settings.quietHours', 'settings.quietHoursHint'],
      },
    ],
  },
  {
    id: 'security',
    title: 'settings.security',
    icon: LockKeyhole,
    rows: [
      {
        kind: 'part',
        part: ProtectionSetting,
        words: ['security.protection', 'security.usePassphrase', 'security.useKeyring'],
      },
      { kind: 'part', part: RecoverySetting, words: ['startup.recoveryKey'] },
      { kind: 'part', part: AutoLockSetting, words: ['security.lock', 'security.lockNow'] },
    ],
  },
  {
    id: 'accounts',
    title: 'settings.accounts',
    icon: Users,
    rows: [{ kind: 'part', part: AccountSettings, words: ['settings.accounts', 'common.addAccount'] }],
  },
  {
    id: 'mail',
    title: 'settings.keptMail',
    icon: Archive,
    rows: [
      { kind: 'part', part: JunkSetting, words: ['junk.filter', 'junk.training', 'junk.forget'] },
      { kind: 'part', part: EmptyAfterFields, words: ['bin.emptyBinAfter', 'bin.emptyJunkAfter'] },
      { kind: 'part', part: TransferLinks, words: ['commands.import', 'commands.export', 'commands.check'] },
      { kind: 'part', part: BackupSetting, words: ['backup.title', 'backup.make', 'backup.restore'] },
    ],
  },
  {
    id: 'storage',
    title: 'settings.storage',
    icon: Database,
    rows: [{ kind: 'part', part: StorageFacts, words: ['settings.folder', 'settings.size'] }],
  },
  {
    id: 'about',
    title: 'settings.about',
    icon: Info,
    rows: [
      { kind: 'part', part: UpdateSetting, words: ['updates.title', 'updates.look', 'updates.lookNow'] },
      {
        kind: 'part',
        part: HelpLinks,
        words: ['settings.help', 'console.tourWhat', 'console.bundle', 'faults.openLogs'],
      },
      {
        kind: 'part',
        part: AboutProgram,
        words: ['settings.version', 'settings.runtime', 'settings.licence'],
      },
    ],
  },
]
