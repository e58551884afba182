import { foldName } from './search-operators.ts'

/** Names of days, and of units of time, in English, Russian, Italian and Hebrew. */
const DAYS = new Map(
  ['today сегодня oggi היום', 'yesterday вчера ieri אתמול'].flatMap((names, ago) =>
    names.split(' ').map((name) => [foldName(name), ago] as const),
  ),
)
const UNITS = { day: 'dдgי', week: 'wнs', month: 'mм', year: 'yгa' } as const

/**
 * When a day begins, in milliseconds and in the time zone of this computer: `2026-11-28`, `28.11.2026`, `28/11`,
 * `2026-11`, `2026`, `7d`, `2w`, `yesterday`. Null for what is no date.
 */
export function dayOf(text: string, now: number): number | null {
  const named = DAYS.get(foldName(text))
  if (named !== undefined) return daysBefore(now, named)
  return agoOf(text, now) ?? yearFirst(text) ?? dayFirst(text, now)
}

const daysBefore = (now: number, days: number): number => {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).getTime()
}

function agoOf(text: string, now: number): number | null {
  const [, digits = '', unit = ''] = /^(\d{1,4})\s?(\p{L})$/u.exec(text.toLowerCase()) ?? []
  if (digits === '') return null
  const count = Number(digits)
  const day = new Date(now)
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()]
  if (UNITS.day.includes(unit)) return new Date(year, month, date - count).getTime()
  if (UNITS.week.includes(unit)) return new Date(year, month, date - 7 * count).getTime()
  if (UNITS.month.includes(unit)) return new Date(year, month - count, date).getTime()
  if (UNITS.year.includes(unit)) return new Date(year - count, month, date).getTime()
  return null
}

function yearFirst(text: string): number | null {
  const [, year = '', month = '1', day = '1'] =
    /^((?:19|20)\d\d)(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$/.exec(text) ?? []
  return year === '' ? null : dateOf(Number(year), Number(month), Number(day))
}

/** Day before month, as three of the four languages write it, and the fourth outside America. */
function dayFirst(text: string, now: number): number | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[-./](\d{1,2})(?:[-./](\d{4}|\d\d))?$/.exec(text) ?? []
  if (day === '') return null
  const ofYear = year === '' ? new Date(now).getFullYear() : Number(year) + (year.length === 2 ? 2000 : 0)
  return dateOf(ofYear, Number(month), Number(day)) ?? dateOf(ofYear, Number(day), Number(month))
}

function dateOf(year: number, month: number, day: number): number | null {
  const date = new Date(year, month - 1, day)
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null
}

/** Octets: `5MB`, `300 KB`, `1,5 ГБ`, `2000`. A thousand to each step, as sizes are shown. Null for what is no size. */
export function octetsOf(text: string): number | null {
  const [, number = '', unit = ''] =
    /^(\d{1,12}(?:[.,]\d{1,3})?)\s?(b|[kmg](?:i?b)?|б|[кмг]б?|[קמג](?:"ב)?)?$/i.exec(text) ?? []
  if (number === '') return null
  const power = ['kкק', 'mмמ', 'gгג'].findIndex((letters) =>
    letters.includes(unit.charAt(0).toLowerCase() || '?'),
  )
  return Number(number.replace(',', '.')) * 1000 ** (power + 1)
}
