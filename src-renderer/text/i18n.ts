import { createI18n } from 'vue-i18n'
import type { Language } from '../../src-main/contract/settings.ts'
import en from './locales/en/index.ts'
import he from './locales/he/index.ts'
import it from './locales/it/index.ts'
import ru from './locales/ru/index.ts'
import { pluralRule } from './plural-rules.ts'

const create = () =>
  createI18n({
    legacy: false,
    locale: 'en',
    messages: { en, ru, it, he },
    pluralRules: { en: pluralRule('en'), ru: pluralRule('ru'), it: pluralRule('it'), he: pluralRule('he') },
  })

let active: ReturnType<typeof create> | undefined

/** Makes the plug-in that holds all words. From then on `applyLanguage` acts on this one. */
export function createAppI18n(): ReturnType<typeof create> {
  active = create()
  return active
}

/**
 * Shows everything in this language: the words, and the page's `lang` and `dir`, from which its layout follows.
 * @throws Error when `createAppI18n` was never called.
 */
export function applyLanguage(language: Language): void {
  if (!active) throw new Error('applyLanguage needs createAppI18n first')
  active.global.locale.value = language
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/** Which way a language is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'he' ? 'rtl' : 'ltr')
