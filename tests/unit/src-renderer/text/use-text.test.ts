// @vitest-environment happy-dom
import { defineComponent, h } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { FAILURE_CODES } from '../../../../src-main/contract/failure.ts'
import { LANGUAGES, type Language } from '../../../../src-main/contract/settings.ts'
import { failureWords } from '../../../../src-renderer/text/failure-text.ts'
import { applyLanguage } from '../../../../src-renderer/text/i18n.ts'
import { matchLanguage } from '../../../../src-renderer/text/languages.ts'
import { useText, type Text } from '../../../../src-renderer/text/use-text.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { showView } from '../../../support/show-view.ts'

let unmount = (): void => undefined
afterEach(() => unmount())

async function textIn(language: Language): Promise<{ text: Text; shown: () => string }> {
  let text: Text | undefined
  const view = defineComponent(() => {
    text = useText()
    return () => h('p', text?.t('common.cancel'))
  })
  const wrapper = await showView(view, { bridge: createFakeMailBridge(), language })
  unmount = () => wrapper.unmount()
  return { text: text!, shown: () => wrapper.text() }
}

describe('words', () => {
  it('change on the page, with its language and direction, when the language does', async () => {
    const { shown } = await textIn('en')
    expect(shown()).toBe('Cancel')

    applyLanguage('he')
    await nextTick()

    expect(shown()).toBe('ביטול')
    expect(document.documentElement.lang).toBe('he')
    expect(document.documentElement.dir).toBe('rtl')
  })

  it.each([
    ['en', 1, '1 new message'],
    ['en', 1304, '1,304 new messages'],
    ['ru', 21, '21 новое письмо'],
    ['ru', 3, '3 новых письма'],
    ['ru', 11, '11 новых писем'],
    ['it', 2, '2 nuovi messaggi'],
    ['he', 1, 'הודעה חדשה אחת'],
    ['he', 2, 'שתי הודעות חדשות'],
    ['he', 7, '7 הודעות חדשות'],
  ] as const)('count in %s: %d', async (language, n, words) => {
    const { text } = await textIn(language)

    expect(text.count('activity.newMessages', n)).toBe(words)
  })

  it.each(LANGUAGES)('tell every failure apart in %s', async (language) => {
    const { text } = await textIn(language)

    const all = FAILURE_CODES.map((code) => failureWords(text.t, { code, message: '', retryable: false }))

    expect(new Set(all.map(({ title }) => title)).size).toBe(FAILURE_CODES.length)
    expect(all.filter(({ title, advice }) => /failures\./.test(title + advice) || !advice)).toEqual([])
  })
})

describe('the language of a computer', () => {
  it.each([
    ['ru-RU', 'ru'],
    ['it_CH', 'it'],
    ['he-IL', 'he'],
    ['iw', 'he'],
    ['en-GB', 'en'],
    ['ja-JP', 'en'],
    ['hello', 'en'],
    ['', 'en'],
  ] as const)('set to %s is answered in %s', (locale, language) => {
    expect(matchLanguage(locale)).toBe(language)
  })
})
