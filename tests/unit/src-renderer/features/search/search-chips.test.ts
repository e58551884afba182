import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../../../../src-main/store/parse-search.ts'
import { SEARCH_CHIPS } from '../../../../../src-renderer/features/search/search-chips.ts'
import en from '../../../../../src-renderer/text/locales/en/search.ts'
import he from '../../../../../src-renderer/text/locales/he/search.ts'
import italian from '../../../../../src-renderer/text/locales/it/search.ts'
import ru from '../../../../../src-renderer/text/locales/ru/search.ts'

const VALUES: Partial<Record<string, string>> = {
  after: '2026',
  before: '7d',
  larger: '5MB',
  in: 'work',
  account: 'home',
}
const NAMES = {
  labels: [{ id: 1, name: 'work' }],
  accounts: [{ id: 'a', names: ['home'] }],
  now: Date.UTC(2026, 10, 28),
}

describe.each(Object.entries({ en, ru, it: italian, he }))(
  'the operators that the help offers in %s',
  (_, { chips }) => {
    it.each(SEARCH_CHIPS)('$name is understood', ({ name, isWhole }) => {
      const value = isWhole ? '' : (VALUES[name] ?? 'vera')
      const english = parseSearch(`${en.chips[name].text}${value}`, NAMES)

      expect(parseSearch(`${chips[name].text}${value}`, NAMES)).toEqual(english)
      expect(
        english.facts.length + english.terms.filter(({ field, isNot }) => field !== 'any' || isNot).length,
      ).toBe(1)
    })
  },
)
