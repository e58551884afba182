import type { Language } from '../../src-main/contract/settings.ts'

/**
 * The plural forms of a text, in the order in which `|` parts them. CLDR's Italian "many" (whole millions) and the
 * fractions of all languages take the last form.
 */
export const PLURAL_FORMS: Record<Language, Intl.LDMLPluralRule[]> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many'],
  it: ['one', 'other'],
  he: ['one', 'two', 'other'],
}

/** Which form of a text goes with a number in that language: an index into PLURAL_FORMS. */
export function pluralRule(language: Language): (count: number) => number {
  const rules = new Intl.PluralRules(language)
  const forms = PLURAL_FORMS[language]
  return (count) => {
    const index = forms.indexOf(rules.select(Math.abs(count)))
    return index < 0 ? forms.length - 1 : index
  }
}
