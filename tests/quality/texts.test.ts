import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../src-main/contract/settings.ts'
import { createAppI18n } from '../../src-renderer/text/i18n.ts'
import en from '../../src-renderer/text/locales/en/index.ts'
import he from '../../src-renderer/text/locales/he/index.ts'
import it_ from '../../src-renderer/text/locales/it/index.ts'
import ru from '../../src-renderer/text/locales/ru/index.ts'
import { PLURAL_FORMS } from '../../src-renderer/text/plural-rules.ts'
import { foreignText } from './foreign-text.ts'

/** Words of the protocol, of a transcript for who helps, and of each language about itself: the same for everybody. */
const IN_EVERY_LANGUAGE = [
  'features/console/rows.ts',
  'features/console/tour-steps.ts',
  'features/console/verbs.ts',
  'text/languages.ts',
]

/** What src-renderer/text/GLOSSARY.md has another word for. */
const STRAY_WORDS: Record<Language, RegExp> = {
  en: /\b(?:color|recognize|organize|trash)/i,
  ru: / – |ящик-образ|ящика-образ|к удалению на|логин/i,
  it: /cancell[ai]|biglietto|copia di riserva|casella di esempio|con la stella/i,
  he: /ספאם|ביטוי הסיסמה|ההתחברות|שם מתחם|שלך|אותך|שכחת\?|\u05d5[-\u2010\u2011]|[„“”]/,
}

type Texts = ReadonlyMap<string, string>

function flatten(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[prefix + name, value]] : flatten(value as object, `${prefix}${name}.`),
  )
}

const texts: Record<Language, Texts> = {
  en: new Map(flatten(en)),
  ru: new Map(flatten(ru)),
  it: new Map(flatten(it_)),
  he: new Map(flatten(he)),
}
const english = texts.en
const others = LANGUAGES.filter((language) => language !== 'en')

const root = fileURLToPath(new URL('../../src-renderer/', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|vue)$/.test(path) && !path.startsWith('text/locales/'))
  .map((path) => ({ path, code: readFileSync(root + path, 'utf8') }))

/** Key-like strings of a source: `'feature.name'`, and `\`feature.${x}\`` as a pattern. */
function mentions(code: string): { keys: string[]; patterns: RegExp[] } {
  const features = Object.keys(en).join('|')
  const plain = code.matchAll(new RegExp(`'((?:${features})(?:\\.\\w+)+)'`, 'g'))
  const built = code.matchAll(new RegExp('`((?:' + features + ')\\.[\\w.]*\\$\\{[^`]+)`', 'g'))
  return {
    keys: [...plain].map((match) => match[1] ?? ''),
    patterns: [...built].map(
      (match) => new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '\\w+')}$`),
    ),
  }
}

/** The names in braces, each once, in the order of the alphabet. */
const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort().join(' ')
const forms = (text: string): string[] => text.split('|').map((form) => form.trim())

const missingKeys = (code: string, known: ReadonlyMap<string, string>): string[] =>
  mentions(code).keys.filter((key) => !known.has(key))

/** Of `known`, the keys that none of the sources names. */
function unusedKeys(codes: readonly string[], known: ReadonlyMap<string, string>): string[] {
  const used = codes.map(mentions)
  const keys = new Set(used.flatMap((mention) => mention.keys))
  const patterns = used.flatMap((mention) => mention.patterns)
  return [...known.keys()].filter((key) => !keys.has(key) && !patterns.some((pattern) => pattern.test(key)))
}

describe('the keys of the texts', () => {
  it.each(others)('are the same in %s as in English', (language) => {
    expect([...texts[language].keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('exist wherever they are used', () => {
    const absent = sources.flatMap(({ path, code }) =>
      missingKeys(code, english).map((key) => `${path}: ${key}`),
    )

    expect(absent).toEqual([])
  })

  it('are all used', () => {
    expect(
      unusedKeys(
        sources.map(({ code }) => code),
        english,
      ),
    ).toEqual([])
  })

  it('are missed when they are missing, and found when nobody uses them', () => {
    const known = new Map([
      ['common.save', 'Save'],
      ['jobs.exportCancelled', 'Stopped'],
      ['common.close', 'Close'],
    ])
    const code = "t('common.save'); t('common.absent'); t(`jobs.${kind}Cancelled`)"

    expect(missingKeys(code, known)).toEqual(['common.absent'])
    expect(unusedKeys([code], known)).toEqual(['common.close'])
  })
})

describe('the texts', () => {
  it.each(LANGUAGES)('of %s are neither empty nor untidy', (language) => {
    const untidy = [...texts[language]].filter(
      ([, text]) => text !== text.trim() || forms(text).some((form) => form === '' || form.includes('  ')),
    )

    expect(untidy).toEqual([])
  })

  it.each(others)('of %s have the places of the English ones', (language) => {
    const different = [...english].filter(
      ([key, text]) => placeholders(texts[language].get(key) ?? '') !== placeholders(text),
    )

    expect(different.map(([key]) => key)).toEqual([])
  })

  it.each(LANGUAGES)('of %s have as many plural forms as it needs', (language) => {
    const wrong = [...texts[language]].filter(([key, text]) => {
      const isPlural = english.get(key)?.includes('|') ?? false
      return forms(text).length !== (isPlural ? PLURAL_FORMS[language].length : 1)
    })

    expect(wrong).toEqual([])
  })

  it.each(LANGUAGES)('of %s say all they have to in the general plural', (language) => {
    const short = [...texts[language]].filter(
      ([, text]) => placeholders(forms(text).at(-1) ?? '') !== placeholders(text),
    )

    expect(short).toEqual([])
  })

  it.each(LANGUAGES)('of %s keep to the words of the glossary', (language) => {
    const stray = [...texts[language]].filter(([, text]) => STRAY_WORDS[language].test(text))

    expect(stray).toEqual([])
  })

  it('of Hebrew say one and two in words, where the general plural counts', () => {
    const counting = [...texts.he].filter(([, text]) => /\{n\}/.test(forms(text)[2] ?? ''))
    const inDigits = counting.filter(([, text]) => {
      const [one = '', two = '', many] = forms(text)
      // "{done} of {n}" counts nothing of its own.
      return two !== many && /\{n\}/.test(one + two)
    })

    expect(inDigits).toEqual([])
  })

  it.each(LANGUAGES)('of %s can all be shown', (language) => {
    const { t, locale } = createAppI18n().global
    locale.value = language

    const broken = [...texts[language]].filter(([key, text]) => {
      const values = Object.fromEntries(
        placeholders(text)
          .split(' ')
          .map((name) => [name, '#']),
      )
      return [1, 2, 5].some((count) => /[{}|]|undefined/.test(t(key, values, count)) || t(key) === key)
    })

    expect(broken).toEqual([])
  })
})

describe('templates and scripts', () => {
  it('show no text of their own', () => {
    const found = sources
      .filter(({ path }) => !IN_EVERY_LANGUAGE.includes(path))
      .flatMap(({ path, code }) => foreignText(code, path.endsWith('.vue')).map((text) => `${path}: ${text}`))

    expect(found).toEqual([])
  })

  it.each([
    ['<template><p>Restante · Hello</p></template>', ['Hello']],
    ['<template><b v-if="x"><i>{{ x ? "Not yet" : t("a.b") }}</i></b></template>', ['Not yet']],
    ['<template><b>{{ isOn ? "on" : "off" }}</b></template>', ['on', 'off']],
    ['<template><img alt="A cat" :title="\'close\'" class="big cat"></template>', ['A', 'cat', 'close']],
    ['<template><a aria-label="Shut" :aria-description="`of ${name}`" placeholder="Name"/></template>', null],
    ['<template><p v-text="\'Done\'" /></template>', ['Done']],
    ["<template><p :title=\"t(x === 'tls' ? 'a.b' : 'a.c', { n: 'x' })\" /></template>", []],
    ["<template><p :class=\"'big cat'\">{{ t('common.close') }} – 5:{{ port }}</p></template>", []],
    ['<script setup lang="ts">const words = \'Nothing was found\'</script>', ['Nothing was found']],
    ['<script lang="ts">export default { title: \'hello\' }</script>', ['hello']],
  ])('are searched thoroughly: %s', (code, found) => {
    expect(foreignText(code)).toEqual(found ?? ['Shut', 'of', 'Name'])
  })

  it.each([
    ["element.textContent = 'gone'", ['gone']],
    ['element.title = `${n} new messages`', ['new messages']],
    ["const hint = isOn ? 'Switch it off' : t('a.b')", ['Switch it off']],
    ["throw new RangeError('No such column')", []],
    ["if (event.key === 'ArrowDown') target.closest('button, a')", []],
    ["t(`jobs.${kind}Cancelled`); import('./words.ts'); const key = 'Ctrl+Shift+l'", []],
  ])('are searched thoroughly: %s', (code, found) => {
    expect(foreignText(code, false)).toEqual(found)
  })
})
