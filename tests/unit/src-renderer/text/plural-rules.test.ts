import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../src-main/contract/settings.ts'
import { PLURAL_FORMS, pluralRule } from '../../../../src-renderer/text/plural-rules.ts'

describe('plural rules', () => {
  it.each([
    ['en', 0, 'other'],
    ['en', 1, 'one'],
    ['en', 2, 'other'],
    ['ru', 1, 'one'],
    ['ru', 2, 'few'],
    ['ru', 5, 'many'],
    ['ru', 11, 'many'],
    ['ru', 21, 'one'],
    ['ru', 112, 'many'],
    ['it', 1, 'one'],
    ['it', 1_000_000, 'other'],
    ['he', 1, 'one'],
    ['he', 2, 'two'],
    ['he', 20, 'other'],
  ] as const)('says in %s that %d is "%s"', (language, count, form) => {
    expect(PLURAL_FORMS[language][pluralRule(language)(count)]).toBe(form)
  })

  it.each(LANGUAGES)('never points past the last form of %s', (language) => {
    const rule = pluralRule(language)
    const counts = [...Array(130).keys(), 1.5, 1_000, 1_000_000, -1]

    const indexes = counts.map((count) => rule(count))

    expect(Math.min(...indexes)).toBe(0)
    expect(Math.max(...indexes)).toBe(PLURAL_FORMS[language].length - 1)
  })
})
