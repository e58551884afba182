import { describe, expect, it } from 'vitest'
import { createFormat, regionalLocale } from '../../../../src-renderer/text/format.ts'

const bare = (text: string): string =>
  text.replace(/[\u2066-\u2069\u00a0\u202f]/g, (c) => (c > '\u2060' ? '' : ' '))
const at = (year: number, month: number, day: number, hour = 9, minute = 42): number =>
  new Date(year, month - 1, day, hour, minute).getTime()

describe('sizes', () => {
  it.each([
    ['en', 512, '512 bytes'],
    ['en', 999, '999 bytes'],
    ['en', 1000, '1 kB'],
    ['en', 999_499, '999 kB'],
    ['en', 999_500, '1 MB'],
    ['en', 42_600_000, '42.6 MB'],
    ['en', 1_500_000_000, '1.5 GB'],
    ['en', 5_000_000_000_000, '5,000 GB'],
    ['ru', 42_600_000, '42,6 МБ'],
    ['it', 42_600_000, '42,6 MB'],
    ['he', 42_600_000, '42.6 MB'],
  ])('writes in %s %d octets as %s', (locale, octets, text) => {
    expect(bare(createFormat(locale).size(octets))).toBe(text)
  })

  it('keeps number and unit together in right-to-left text', () => {
    expect(createFormat('he').size(184_000)).toMatch(/^\u2068.*\u2069$/)
  })
})

describe('dates in a row', () => {
  const now = at(2026, 11, 21, 12)
  const { rowDate } = createFormat('en-GB')

  it.each([
    ['the time today', at(2026, 11, 21, 0, 5), '00:05'],
    ['the weekday and time yesterday', at(2026, 11, 20, 23, 59), 'Fri 23:59'],
    ['the weekday six days ago', at(2026, 11, 15, 0, 0), 'Sun 00:00'],
    ['the date a week ago', at(2026, 11, 14, 23, 59), '14 Nov'],
    ['the date tomorrow, as of a clock gone wrong', at(2026, 11, 22), '22 Nov'],
    ['the year too in other years', at(2025, 11, 14), '14 Nov 2025'],
  ])('shows %s', (_, date, text) => {
    expect(rowDate(date, now).replace(',', '')).toBe(text)
  })
})

describe('the locale', () => {
  it('is the variety of the language that the user prefers', () => {
    expect(regionalLocale('en', ['ru-RU', 'en-GB', 'en-US'])).toBe('en-GB')
  })

  it('is the plain language when the user has no variety of it', () => {
    expect(regionalLocale('he', ['en-GB'])).toBe('he')
  })
})

describe('periods', () => {
  const { period } = createFormat('en-GB')

  it('writes a day once when a period begins and ends on it', () => {
    expect(bare(period(at(2026, 3, 10, 11, 0), at(2026, 3, 10, 12, 0), false))).toMatch(
      /^Tue.* 10 March 2026.*11:00.*12:00$/,
    )
    expect(bare(period(at(2026, 3, 10, 11, 0), null, false))).toMatch(/11:00$/)
  })

  it('names the last of whole days, not the day after', () => {
    const [start, after] = [Date.UTC(2026, 2, 10), Date.UTC(2026, 2, 12)]

    expect(bare(period(start, after, true))).toMatch(/10.*11 March 2026$/)
    expect(bare(period(start, Date.UTC(2026, 2, 11), true))).toBe(bare(period(start, null, true)))
  })
})
