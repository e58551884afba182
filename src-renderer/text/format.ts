import type { Language } from '../../src-main/contract/settings.ts'

/** Dates, sizes and numbers as one locale writes them. All dates are milliseconds since 1970. */
export interface Format {
  /** For a row of a list: the time today, the weekday within the last six days, else the date. */
  rowDate: (date: number, now?: number) => string
  /** Weekday, date with its year, and time. */
  fullDate: (date: number) => string
  /** Hours and minutes. */
  time: (date: number) => string
  /** Day, month and year. */
  date: (date: number) => string
  /** How many days, weeks, months or years ago: yesterday, 3 weeks ago. */
  ago: (date: number, now?: number) => string
  /** The day, without the time: for headings. */
  day: (date: number) => string
  /** From one moment to another; `wholeDays`: both are midnights of UTC, the end is the day after the last (RFC 5545). */
  period: (start: number, end: number | null, wholeDays: boolean) => string
  /** Octets as B, KB, MB or GB (of 1000), with at most one decimal. */
  size: (octets: number) => string
  number: (value: number) => string
  /** 1.25 as 125%. */
  percent: (part: number) => string
  /** Joins what all holds, or of which one holds: `a, b and c`, `a or b`. */
  list: (items: readonly string[], join: 'and' | 'or') => string
  /** Milliseconds as seconds with one decimal. */
  seconds: (millis: number) => string
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const ISOLATE = '\u2068'
const END_ISOLATE = '\u2069'
const DAY = 24 * 60 * 60 * 1000
/** What time that has passed is counted in, and its days. */
const AGO = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
] as const

/** The user's own variety of a language (en-GB, it-CH), since dates differ between them. */
export function regionalLocale(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.split('-')[0] === language) ?? language
}

/** How this locale (BCP 47) writes dates, sizes and numbers. */
export function createFormat(locale: string): Format {
  const dateFormat = (options: () => Intl.DateTimeFormatOptions) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, options()))
    return (date: number) => format().format(date)
  }
  const clock = lazily(() => clockOf(locale))
  const time = dateFormat(clock)
  const weekday = dateFormat(() => ({ weekday: 'short', ...clock() }))
  const thisYear = dateFormat(() => ({ day: 'numeric', month: 'short' }))
  const otherYear = dateFormat(() => ({ day: 'numeric', month: 'short', year: 'numeric' }))
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const period = lazily(() => periodFormat(locale))
  const size = lazily(() => sizeFormat(locale))
  const ago = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const lists = {
    and: new Intl.ListFormat(locale, { type: 'conjunction' }),
    or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  }

  return {
    time,
    rowDate(date, now = Date.now()) {
      const today = startOfDay(now)
      if (date >= today && date < today + DAY) return time(date)
      if (date < today && date >= startOfDay(today - 6 * DAY + DAY / 2)) return weekday(date)
      const isThisYear = new Date(date).getFullYear() === new Date(now).getFullYear()
      return isThisYear ? thisYear(date) : otherYear(date)
    },
    fullDate: dateFormat(() => ({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...clock(),
    })),
    date: dateFormat(() => ({ day: 'numeric', month: 'long', year: 'numeric' })),
    ago: (date, now = Date.now()) => {
      const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY)
      const [unit, length] = AGO.findLast(([, least]) => days >= least) ?? ['day', 1]
      return ago().format(-Math.floor(days / length), unit)
    },
    day: dateFormat(() => ({ weekday: 'long', day: 'numeric', month: 'long' })),
    period: (start, end, wholeDays) => period()(start, end, wholeDays),
    size: (octets) => size()(octets),
    number: (value) => numbers.format(value),
    percent: (part) => percents.format(part),
    list: (items, join) => lists[join].format(items),
    seconds: (millis) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(
        millis / 1000,
      ),
  }
}

/** Made when it is first asked for: they are many, each takes milliseconds, and the first a tenth of a second. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Hours and minutes: 09:42, but 9:42 AM. */
function clockOf(locale: string): Intl.DateTimeFormatOptions {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions()
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' }
}

function periodFormat(locale: string): Format['period'] {
  const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
  const days = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(locale, { ...day, ...clockOf(locale) })
  return (start, end, wholeDays) => {
    const [format, last] = wholeDays ? [days, end === null ? start : end - DAY] : [times, end ?? start]
    return last > start ? format.formatRange(start, last) : format.format(start)
  }
}

function sizeFormat(locale: string): Format['size'] {
  // Units are in Latin letters there, so without this the number would change sides.
  const isRightToLeft = locale.startsWith('he')
  const formats = UNITS.map(
    (unit, power) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        // The short form of a byte has no plural in some languages.
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power > 1 ? 1 : 0,
      }),
  )
  return (octets) => {
    // 999.5 KB would be written "1,000 KB", so the next unit begins a little below the round number.
    const power = UNITS.findLastIndex((_, index) => octets >= 0.9995 * 1000 ** index)
    const index = Math.max(power, 0)
    const text = formats[index]?.format(octets / 1000 ** index) ?? ''
    return isRightToLeft ? `${ISOLATE}${text}${END_ISOLATE}` : text
  }
}

function startOfDay(date: number): number {
  const day = new Date(date)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()
}
