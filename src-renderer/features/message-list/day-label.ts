import type { Translate } from '../../text/messages.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * The stretch of time a message belongs to: today, yesterday, the weekday within the last six days, else month and
 * year. Dates are milliseconds since 1970, days those of this computer's time zone.
 */
export function dayLabel(date: number, locale: string, t: Translate, now = Date.now()): string {
  const today = new Date(now).setHours(0, 0, 0, 0)
  // Half a day more lands in the right day also when summer time begins or ends between the two.
  const daysAgo = Math.floor((today + DAY / 2 - new Date(date).setHours(0, 0, 0, 0)) / DAY)
  if (daysAgo === 0) return t('list.today')
  if (daysAgo === 1) return t('list.yesterday')
  const options: Intl.DateTimeFormatOptions =
    daysAgo > 1 && daysAgo < 7 ? { weekday: 'long' } : { month: 'long', year: 'numeric' }
  const label = dateFormat(locale, options).format(date)
  return label.charAt(0).toLocaleUpperCase(locale) + label.slice(1)
}

// Making a format costs more than using it, and every row asks.
const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(options).join(' ')}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, format)
  return format
}
