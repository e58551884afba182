import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../../../src-main/store/parse-search.ts'
import type { SearchTerm } from '../../../../src-main/store/parse-search.ts'

const NOW = new Date(2026, 10, 28, 15, 30).getTime()
const NAMES = {
  labels: [
    { id: 7, name: 'Work' },
    { id: 8, name: 'Дом и сад' },
  ],
  accounts: [
    { id: 'a', names: ['Home', 'anna@example.org'] },
    { id: 'b', names: ['Студия', 'studio@example.net'] },
  ],
  now: NOW,
}
const parse = (typed: string) => parseSearch(typed, NAMES)
const word = (text: string, change: Partial<SearchTerm> = {}): SearchTerm => ({
  text,
  isPhrase: false,
  field: 'any',
  isNot: false,
  ...change,
})
const day = (year: number, month: number, date: number): number => new Date(year, month - 1, date).getTime()

describe('what is typed in the search field', () => {
  it.each<[typed: string, terms: SearchTerm[]]>([
    ['two words', [word('two'), word('words')]],
    ['"a phrase" word', [word('a phrase', { isPhrase: true }), word('word')]],
    ['"an open phrase', [word('an open phrase', { isPhrase: true })]],
    ['from:vera', [word('vera', { field: 'sender' })]],
    ['from: vera', [word('vera', { field: 'sender' })]],
    ['to:"Anna B"', [word('Anna B', { field: 'recipients', isPhrase: true })]],
    ['-draft -from:shop', [word('draft', { isNot: true }), word('shop', { field: 'sender', isNot: true })]],
    ['От:вера ТЕМА:счёт', [word('вера', { field: 'sender' }), word('счёт', { field: 'subject' })]],
    ['da:vera oggetto:ciao', [word('vera', { field: 'sender' }), word('ciao', { field: 'subject' })]],
    ['מאת:נועה נושא:שלום', [word('נועה', { field: 'sender' }), word('שלום', { field: 'subject' })]],
    ['צה״ל', [word('צה"ל')]],
    ['שָׁלוֹם', [word('שלום')]],
    ['ＡＢＣ', [word('ABC')]],
    ['“curly quotes”', [word('curly quotes', { isPhrase: true })]],
    ['e-mail', [word('e-mail')]],
    ['https://example.org/x', [word('https'), word('//example.org/x')]],
    ['Re: minutes', [word('Re'), word('minutes')]],
    ['10:30', [word('10:30')]],
    ['- "" * …', []],
  ])('%s: words', (typed, terms) => {
    expect(parse(typed)).toEqual({ terms, facts: [] })
  })

  it.each([
    ['has:attachment', { kind: 'attachment' }],
    ['есть:вложение', { kind: 'attachment' }],
    ['con:allegati', { kind: 'attachment' }],
    ['עם:קובץ', { kind: 'attachment' }],
    ['-has:attachment', { kind: 'attachment', isNot: true }],
    ['is:unread', { kind: 'unread' }],
    ['is:read', { kind: 'unread', isNot: true }],
    ['-is:read', { kind: 'unread' }],
    ['is:starred', { kind: 'starred' }],
    ['in:starred', { kind: 'starred' }],
    ['in:bin', { kind: 'place', place: 'bin' }],
    ['в:Корзина', { kind: 'place', place: 'bin' }],
    ['ב:ארכיון', { kind: 'place', place: 'archive' }],
    ['in:work', { kind: 'label', id: 7 }],
    ['-in:"дом и сад"', { kind: 'label', id: 8, isNot: true }],
    ['account:anna', { kind: 'account', ids: ['a'] }],
    ['ящик:студ', { kind: 'account', ids: ['b'] }],
    ['before:2026-11-28', { kind: 'before', date: day(2026, 11, 28) }],
    ['after:28.11.2026', { kind: 'before', date: day(2026, 11, 28), isNot: true }],
    ['after:28/11/26', { kind: 'before', date: day(2026, 11, 28), isNot: true }],
    ['before:11/28/2026', { kind: 'before', date: day(2026, 11, 28) }],
    ['before:3.2', { kind: 'before', date: day(2026, 2, 3) }],
    ['before:2026-02', { kind: 'before', date: day(2026, 2, 1) }],
    ['before:2025', { kind: 'before', date: day(2025, 1, 1) }],
    ['after:7d', { kind: 'before', date: day(2026, 11, 21), isNot: true }],
    ['after:2н', { kind: 'before', date: day(2026, 11, 14), isNot: true }],
    ['before:3m', { kind: 'before', date: day(2026, 8, 28) }],
    ['after:yesterday', { kind: 'before', date: day(2026, 11, 27), isNot: true }],
    ['после:вчера', { kind: 'before', date: day(2026, 11, 27), isNot: true }],
    ['dopo:oggi', { kind: 'before', date: day(2026, 11, 28), isNot: true }],
    ['אחרי:אתמול', { kind: 'before', date: day(2026, 11, 27), isNot: true }],
    ['larger:5MB', { kind: 'larger', octets: 5_000_000 }],
    ['больше:1,5мб', { kind: 'larger', octets: 1_500_000 }],
    ['smaller:300k', { kind: 'larger', octets: 300_000, isNot: true }],
    ['larger:2000', { kind: 'larger', octets: 2000 }],
  ])('%s: what a message is', (typed, fact) => {
    expect(parse(typed)).toEqual({ terms: [], facts: [{ isNot: false, ...fact }] })
  })

  it.each([
    'has:',
    'has:att',
    'before:20',
    'before:31.02.2026',
    'larger:much',
    'in:nowhere',
    'account:zoe',
    'is:u',
  ])('takes %s for text, as it means nothing yet', (typed) => {
    const { terms, facts } = parse(typed)

    expect(facts).toEqual([])
    expect(terms.length).toBeGreaterThan(0)
  })

  it('takes nothing for an error, and nothing for words that has neither letters nor numbers', () => {
    const typed = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('from:', '-', '"', ':', 'before:', 'larger:', 'in:', ' ', 'is:unread', '\0'),
      ),
    )
    fc.assert(
      fc.property(typed, (pieces) =>
        parse(pieces.join('')).terms.every(({ text }) => /[\p{L}\p{N}]/u.test(text)),
      ),
    )
  })
})
