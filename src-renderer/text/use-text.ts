import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language } from '../../src-main/contract/settings.ts'
import { createFormat, regionalLocale, type Format } from './format.ts'
import type { MessageKey, TextValues, Translate } from './messages.ts'

/** What a component needs to speak the user's language. */
export interface Text {
  t: Translate
  /** As `t`, in English whatever the language: what a command is looked for by, too. */
  english: Translate
  /** The text in the plural form of `n`, with `{n}` written as that language writes numbers. */
  count: (key: MessageKey, n: number, values?: TextValues) => string
  /** Dates, sizes and numbers. */
  format: ComputedRef<Format>
}

/** Making a Format costs more than drawing a row, so there is one per locale. */
const formats = new Map<string, Format>()

function formatOf(locale: string): Format {
  const format = formats.get(locale) ?? createFormat(locale)
  formats.set(locale, format)
  return format
}

/** The words, dates and numbers of the present language, for use in a component's setup. */
export function useText(): Text {
  const i18n = useI18n({ useScope: 'global' })
  const format = computed(() => formatOf(regionalLocale(i18n.locale.value as Language, navigator.languages)))
  return {
    t: (key, values = {}) => i18n.t(key, values),
    english: (key, values = {}) => i18n.t(key, values, { locale: 'en' }),
    count: (key, n, values = {}) => i18n.t(key, { n: format.value.number(n), ...values }, n),
    format,
  }
}
