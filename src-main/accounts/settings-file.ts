import { DEFAULT_SETTINGS, settingsSchema, type Settings, type SettingsChange } from '../contract/settings.ts'
import type { JsonFile } from './json-file.ts'

export interface SettingsFile {
  read(): Settings
  /** Writes the change and returns all settings as they are now. */
  change(change: SettingsChange): Settings
}

/** The program's settings, kept in `file`. A value that an older or newer version wrote and we do not know is the default. */
export function openSettings(file: JsonFile<Record<string, unknown>>): SettingsFile {
  const read = (): Settings => {
    const saved = file.read()
    const fields = Object.entries(settingsSchema.shape).map(([name, schema]) => {
      const value = schema.safeParse(saved[name])
      return [name, value.success ? value.data : DEFAULT_SETTINGS[name as keyof Settings]]
    })
    return settingsSchema.parse(Object.fromEntries(fields))
  }
  return {
    read,
    change(change) {
      file.write({ ...change })
      return read()
    },
  }
}
