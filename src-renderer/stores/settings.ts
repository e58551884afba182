import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watchEffect } from 'vue'
import type { Language, Settings, SettingsChange } from '../../src-main/contract/settings.ts'
import type { AppInfo, StorageFacts } from '../../src-main/contract/startup.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call, on } from '../api/mail-api.ts'
import { applyLanguage } from '../text/i18n.ts'
import { matchLanguage } from '../text/languages.ts'
import { attempt } from './attempt.ts'

/** What the user chose for the program as a whole; applied to the page as soon as it is known. */
export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>({
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
  })
  const info = shallowRef<AppInfo | null>(null)
  const failure = shallowRef<Failure | null>(null)

  const systemTheme = window.matchMedia('(prefers-color-scheme: dark)')
  const isSystemDark = ref(systemTheme.matches)
  const followSystem = (event: MediaQueryListEvent): void => {
    isSystemDark.value = event.matches
  }
  systemTheme.addEventListener('change', followSystem)

  const theme = computed(() => {
    if (settings.value.theme !== 'system') return settings.value.theme
    return isSystemDark.value ? 'dark' : 'light'
  })
  const language = computed<Language>(() => {
    if (settings.value.language !== 'system') return settings.value.language
    return matchLanguage(info.value?.systemLocale ?? navigator.language)
  })

  watchEffect(() => {
    document.documentElement.dataset.theme = theme.value
    document.documentElement.dataset.density = settings.value.density
    applyLanguage(language.value)
  })

  const stop = on('settings:changed', (changed) => (settings.value = changed))
  onScopeDispose(() => {
    stop()
    systemTheme.removeEventListener('change', followSystem)
  })

  async function load(): Promise<void> {
    const outcome = await attempt(Promise.all([call('app:info', undefined), call('settings:get', undefined)]))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) [info.value, settings.value] = outcome.value
  }

  /** Applies at once, and goes back when it could not be kept: then `failure` says why. */
  async function change(changes: SettingsChange): Promise<void> {
    const before = settings.value
    settings.value = withChanges(before, changes)
    const outcome = await attempt(call('settings:change', changes))
    settings.value = outcome.ok ? outcome.value : before
    failure.value = outcome.ok ? null : outcome.failure
  }

  /** Where the mail is kept; null when that cannot be told. */
  async function storage(): Promise<StorageFacts | null> {
    const outcome = await attempt(call('app:storage', undefined))
    return outcome.ok ? outcome.value : null
  }

  return { settings, info, failure, theme, language, load, change, storage }
})

/** What is not in `changes`, or undefined there, stays. */
const withChanges = (settings: Settings, changes: SettingsChange): Settings => ({
  ...settings,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
})
