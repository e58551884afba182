import { describe, expect, it } from 'vitest'
import { dayLabel } from '../../../../../src-renderer/features/message-list/day-label.ts'

const at = (text: string): number => new Date(text).getTime()
const label = (date: string, now = '2026-11-21T15:00', locale = 'en'): string =>
  dayLabel(at(date), locale, (key) => key, at(now))

describe('the label of a day', () => {
  it.each([
    ['2026-11-21T00:00', 'list.today'],
    ['2026-11-21T23:59', 'list.today'],
    ['2026-11-20T23:59', 'list.yesterday'],
    ['2026-11-19T08:00', 'Thursday'],
    ['2026-11-15T08:00', 'Sunday'],
    ['2026-11-14T08:00', 'November 2026'],
    ['2018-04-02T08:00', 'April 2018'],
    ['2026-11-25T08:00', 'November 2026'],
  ])('of %s is %s', (date, expected) => {
    expect(label(date)).toBe(expected)
  })

  it('begins with a capital where the language writes months small', () => {
    expect(label('2018-04-02T08:00', undefined, 'it')).toBe('Aprile 2018')
  })
})
