import { describe, expect, it } from 'vitest'
import type { ConsoleLine } from '../../../../../src-main/contract/console.ts'
import {
  clockTime,
  findRows,
  litParts,
  rowsOf,
  rowsToText,
} from '../../../../../src-renderer/features/console/rows.ts'

const AT = new Date(2026, 10, 21, 9, 5, 7, 42).getTime()
const line = (number: number, text: string, change: Partial<ConsoleLine> = {}): ConsoleLine => ({
  number,
  at: AT,
  direction: 'received',
  text,
  octets: text.length + 2,
  body: null,
  ...change,
})
const LINES = [
  line(1, 'LIST', { direction: 'sent' }),
  line(2, '+OK 2 messages', { body: { octets: 14, text: '1 120\n2 64\n', isCut: false } }),
  line(3, '+OK', { body: { octets: 9_000, text: null, isCut: false } }),
]
const ownBody = (one: ConsoleLine): ConsoleLine['body'] => one.body

describe('the rows of a conversation', () => {
  it('hold a body only where it is unfolded and at hand', () => {
    const texts = (unfolded: number[]): string[] =>
      rowsOf(LINES, new Set(unfolded), ownBody).map(({ key, text }) => `${key} ${text}`)

    expect(texts([])).toEqual(['1 LIST', '2 +OK 2 messages', '3 +OK'])
    expect(texts([2, 3])).toEqual(['1 LIST', '2 +OK 2 messages', '2.0 1 120', '2.1 2 64', '3 +OK'])
  })

  it('are found by their words in any case, also in what is folded', () => {
    expect(findRows(LINES, 'list', ownBody)).toEqual(['1'])
    expect(findRows(LINES, '2', ownBody)).toEqual(['2', '2.0', '2.1'])
    expect(findRows(LINES, '', ownBody)).toEqual([])
  })

  it('are plain text when they are taken elsewhere', () => {
    expect(rowsToText(rowsOf(LINES, new Set([2]), ownBody)).split('\n')).toEqual([
      '09:05:07.042 C: LIST',
      '09:05:07.042 S: +OK 2 messages (14 octets follow)',
      `${' '.repeat(16)}1 120`,
      `${' '.repeat(16)}2 64`,
      '09:05:07.042 S: +OK (9000 octets follow)',
    ])
    expect(clockTime(AT)).toBe('09:05:07.042')
  })

  it.each([
    ['+OK ok', 'ok', ['+', 'OK', ' ', 'ok', '']],
    ['+OK', '', ['+OK']],
    ['+OK', 'x', ['+OK']],
    ['İstanbul +OK', 'ok', ['İstanbul +OK']],
  ])('of %j, searched for %j, light every second of %j', (text, words, parts) => {
    expect(litParts(text, words)).toEqual(parts)
  })
})
