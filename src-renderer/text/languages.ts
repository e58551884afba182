import type { Language } from '../../src-main/contract/settings.ts'

/** Each language's own name, in the order shown. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  it: 'Italiano',
  ru: 'Русский',
  he: 'עברית',
}

const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGE_NAMES, code)

/** All languages, in the order shown. */
export const LANGUAGES = Object.keys(LANGUAGE_NAMES).filter(isLanguage)

/** The language to speak on a computer set to this locale (BCP 47): its own where we have it, else English. */
export function matchLanguage(locale: string): Language {
  const code = locale.toLowerCase().split(/[-_]/)[0] ?? ''
  // "iw" is the code Hebrew had before 1989; some systems still say it.
  if (code === 'iw') return 'he'
  return isLanguage(code) ? code : 'en'
}
