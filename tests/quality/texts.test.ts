import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  NodeTypes,
  type AttributeNode,
  type DirectiveNode,
  type RootNode,
  type TemplateChildNode,
} from '@vue/compiler-dom'
import { parse } from 'vue/compiler-sfc'
import { LANGUAGES, type Language } from '../../src-main/contract/settings.ts'
import { createAppI18n } from '../../src-renderer/text/i18n.ts'
import en from '../../src-renderer/text/locales/en/index.ts'
import he from '../../src-renderer/text/locales/he/index.ts'
import it_ from '../../src-renderer/text/locales/it/index.ts'
import ru from '../../src-renderer/text/locales/ru/index.ts'
import { PLURAL_FORMS } from '../../src-renderer/text/plural-rules.ts'

/** Names that are the same in every language. */
const NAMES = new Set(['Restante', 'Electron', 'Chromium', 'Node.js', 'AGPL-3.0-only', 'POP3'])
const VISIBLE_ATTRIBUTES = new Set(['title', 'aria-label', 'alt', 'placeholder', 'label', 'text', 'hint'])

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

/** What people would read in this template that does not come from the locales. */
function foreignText(code: string): string[] {
  const ast = parse(code).descriptor.template?.ast
  return ast ? readNode(ast) : []
}

const words = (text: string): string[] => text.split(/[\s·:;,()–—]+/).filter((word) => /\p{L}/u.test(word))
const foreignWords = (text: string): string[] => words(text).filter((word) => !NAMES.has(word))
/** Strings written inside an expression, other than keys, class names and the like. */
const sentences = (expression: string): string[] =>
  [...expression.matchAll(/'([^']*)'|"([^"]*)"/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((text) => /^\p{Lu}|\p{L}\s+\p{L}/u.test(text) && foreignWords(text).length > 0)

function readNode(node: RootNode | TemplateChildNode): string[] {
  if (node.type === NodeTypes.TEXT) return foreignWords(node.content)
  if (node.type === NodeTypes.INTERPOLATION) return sentences(node.loc.source)
  if (node.type !== NodeTypes.ELEMENT && node.type !== NodeTypes.ROOT) return []
  const attributes = node.type === NodeTypes.ELEMENT ? node.props : []
  return [...attributes.flatMap(readAttribute), ...node.children.flatMap(readNode)]
}

function readAttribute(attribute: AttributeNode | DirectiveNode): string[] {
  if (attribute.type === NodeTypes.ATTRIBUTE) {
    return VISIBLE_ATTRIBUTES.has(attribute.name) ? foreignWords(attribute.value?.content ?? '') : []
  }
  return VISIBLE_ATTRIBUTES.has(attribute.arg?.loc.source ?? '')
    ? sentences(attribute.exp?.loc.source ?? '')
    : []
}

describe('the keys of the texts', () => {
  it.each(others)('are the same in %s as in English', (language) => {
    expect([...texts[language].keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('exist wherever they are used', () => {
    const absent = sources.flatMap(({ path, code }) =>
      mentions(code)
        .keys.filter((key) => !english.has(key))
        .map((key) => `${path}: ${key}`),
    )

    expect(absent).toEqual([])
  })

  it('are all used', () => {
    const used = sources.map(({ code }) => mentions(code))
    const keys = new Set(used.flatMap((mention) => mention.keys))
    const patterns = used.flatMap((mention) => mention.patterns)

    const unused = [...english.keys()].filter(
      (key) => !keys.has(key) && !patterns.some((pattern) => pattern.test(key)),
    )

    expect(unused).toEqual([])
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

describe('the templates', () => {
  it('show no text of their own', () => {
    const found = sources
      .filter(({ path }) => path.endsWith('.vue'))
      .flatMap(({ path, code }) => foreignText(code).map((text) => `${path}: ${text}`))

    expect(found).toEqual([])
  })

  it.each([
    ['<template><p>Restante · Hello</p></template>', ['Hello']],
    ['<template><b v-if="x"><i>{{ x ? "Not yet" : t("a.b") }}</i></b></template>', ['Not yet']],
    [
      '<template><img alt="A cat" :title="\'Close it\'" class="big cat"></template>',
      ['A', 'cat', 'Close it'],
    ],
    ["<template><p :class=\"'big cat'\">{{ t('common.close') }} – 5:{{ port }}</p></template>", []],
  ])('are searched thoroughly: %s', (code, found) => {
    expect(foreignText(code)).toEqual(found)
  })
})
