import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../../src-main/contract/failure.ts'
import { LANGUAGES, type Language } from '../../../../src-main/contract/settings.ts'
import { failureWords } from '../../../../src-renderer/text/failure-text.ts'
import { createAppI18n } from '../../../../src-renderer/text/i18n.ts'

const wordsOf = (language: Language, failure: Omit<Failure, 'message' | 'retryable'>): string => {
  const { t, locale } = createAppI18n().global
  locale.value = language
  const { title, advice } = failureWords((key, values = {}) => t(key, values), {
    message: '',
    retryable: false,
    ...failure,
  })
  return `${title}\n${advice}`
}

describe.each(LANGUAGES)('what people read in %s', (language) => {
  it('names both methods when a downgrade was refused', () => {
    const login = { method: 'USER', atLeast: 'SCRAM-SHA-256' } as const

    const words = wordsOf(language, { code: 'login-weaker', login })

    expect(words).toContain('\u2068USER/PASS\u2069')
    expect(words).toContain('\u2068SCRAM-SHA-256\u2069')
  })

  it('says what a login lacks, each another thing', () => {
    const missing = ['tls', 'client-certificate', 'kerberos', 'ticket', 'secret'] as const

    const words = missing.map((one) =>
      wordsOf(language, { code: 'login-not-available', login: { method: 'GSSAPI', missing: one } }),
    )

    expect(new Set(words).size).toBe(missing.length)
    expect(words.filter((text) => /[{}]/.test(text))).toEqual([])
  })
})
