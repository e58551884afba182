import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import type { FrameMarks } from '../../../../../src-main/contract/frame.ts'
import { foldQuotes } from '../../../../../src-main/mime/frame/fold-quotes.ts'
import { markWords, MAX_HITS } from '../../../../../src-main/mime/frame/mark-words.ts'
import { sanitizeHtml } from '../../../../../src-main/mime/sanitize-html.ts'

const mark = (html: string, wanted: FrameMarks): { html: string; hits: number } => {
  const { root, hits } = markWords(sanitizeHtml(html, () => undefined).tree, wanted, 1)
  return { html: toHtml(root), hits }
}
const lit = (text: string): string => `<mark class="restante-hit">${text}</mark>`
const hit = (text: string, n: number): string => `<mark class="restante-hit" id="hit-${n}">${text}</mark>`

describe('markWords', () => {
  it('marks a phrase wherever it stands, and counts', () => {
    expect(mark('<p>A cat, a catalogue.</p>', { phrase: 'cat' })).toEqual({
      html: `<p>A ${hit('cat', 1)}, a ${hit('cat', 2)}alogue.</p>`,
      hits: 2,
    })
  })

  it.each([
    ['Ärger', 'arger'],
    ['ПРИВЕТ', 'привет'],
    ['שָׁלוֹם', 'שלום'],
    ['展覧会', '展覧会'],
    ['ﬁnal', 'final'],
    ['two\n   words', 'two words'],
  ])('finds %s by %s', (text, phrase) => {
    expect(mark(`<p>${text}</p>`, { phrase }).hits).toBe(1)
  })

  it('finds across elements of a line, not across lines', () => {
    expect(mark('<p>fi<b>nd</b> me</p>', { phrase: 'find me' })).toEqual({
      html: `<p>${hit('fi', 1)}<b><mark class="restante-hit">nd</mark></b><mark class="restante-hit"> me</mark></p>`,
      hits: 1,
    })
    expect(mark('<p>fi</p><p>nd</p>', { phrase: 'find' }).hits).toBe(0)
  })

  it('lights words where they begin', () => {
    expect(mark('<p>concert card art</p>', { words: ['art', 'car'] })).toEqual({
      html: `<p>concert ${lit('car')}d ${lit('art')}</p>`,
      hits: 2,
    })
    expect(mark('<p>美術展覧会</p>', { words: ['展覧'] }).html).toBe(`<p>美術${lit('展覧')}会</p>`)
    expect(mark('<p>x</p>', { words: [' '] }).hits).toBe(0)
  })

  it('leaves folded what merely holds words that the message was found by', () => {
    const html = '<p>Yes</p><blockquote>where</blockquote>'
    const tree = foldQuotes(sanitizeHtml(html, () => undefined).tree, 'Quoted')
    const marked = toHtml(markWords(tree, { words: ['where'] }, 1).root)

    expect(marked).toContain(lit('where'))
    expect(marked).not.toContain('open')
  })

  it('opens what is folded around a hit, and never finds its handle', () => {
    const tree = foldQuotes(
      sanitizeHtml('<p>Yes</p><blockquote>where</blockquote>', () => undefined).tree,
      'Quoted',
    )

    expect(toHtml(markWords(tree, { phrase: 'where' }, 1).root)).toContain(
      '<details class="restante-quote" open>',
    )
    expect(markWords(tree, { phrase: 'quoted' }, 1).hits).toBe(0)
  })

  it('marks nothing in style sheets, nor for an empty phrase', () => {
    expect(mark('<style>p{color:red}</style><p>x</p>', { phrase: 'color' }).hits).toBe(0)
    expect(mark('<p>x</p>', { phrase: '  ' }).hits).toBe(0)
  })

  it('stops at a number that nobody steps through', () => {
    expect(mark(`<p>${'a '.repeat(MAX_HITS + 500)}</p>`, { phrase: 'a' }).hits).toBe(MAX_HITS)
  })
})
