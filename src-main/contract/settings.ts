import { z } from 'zod'

export const LANGUAGES = ['en', 'ru', 'it', 'he'] as const
export type Language = (typeof LANGUAGES)[number]

const minuteOfDay = z.number().int().min(0).max(1439)

/** What the user chose for the program as a whole. 'system' follows the computer. */
export const settingsSchema = z.object({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Where the reader is: beside the list or below it. */
  layout: z.enum(['beside', 'below']),
  /** Which body is shown first when a message has both. */
  preferredBody: z.enum(['html', 'text']),
  /** Keeps running in the tray when its window is closed, where the desktop has one. */
  tray: z.boolean(),
  startAtLogin: z.boolean(),
  /** Started at login, it shows no window, only the tray. */
  startHidden: z.boolean(),
  notify: z.boolean(),
  /** Notifications name sender and subject. */
  notifyDetails: z.boolean(),
  /** No notification between these minutes of the day. */
  quietHours: z.boolean(),
  quietFrom: minuteOfDay,
  quietTo: minuteOfDay,
  /** Locks after so many minutes in which nobody used the computer; 0: never. Needs a passphrase. */
  lockAfterMinutes: z.number().int().min(0).max(1440),
  /** What has been in the Bin, or in Junk, for so many days goes for good; null: never. */
  emptyBinAfterDays: z.number().int().min(1).max(3650).nullable(),
  emptyJunkAfterDays: z.number().int().min(1).max(3650).nullable(),
  /** Moves new mail to Junk that is like what was put there before. */
  junkFilter: z.boolean(),
  /** At each start it asks for newer versions of the program. */
  lookForUpdates: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  layout: 'beside',
  preferredBody: 'html',
  tray: false,
  startAtLogin: false,
  startHidden: false,
  notify: true,
  notifyDetails: false,
  quietHours: false,
  quietFrom: 22 * 60,
  quietTo: 7 * 60,
  lockAfterMinutes: 0,
  emptyBinAfterDays: 30,
  emptyJunkAfterDays: 30,
  junkFilter: false,
  lookForUpdates: false,
}

export const settingsChangeSchema = settingsSchema.partial()
export type SettingsChange = z.infer<typeof settingsChangeSchema>
