const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Minutes east of UTC of the zones RFC 5322 section 4.3 knows by name; all others count as UTC there. */
const ZONES: Record<string, number> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

const TIME = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{1,2})(?:[:.](?<second>\d{1,2}))?(?:\.\d+)?`
const MONTH = String.raw`(?<month>[a-z]{3})[a-z]*\.?`
const FORMS = [
  // Wed, 12 Feb 2003 10:20:30 +0100
  String.raw`(?<day>\d{1,2})[\s-]+${MONTH}[\s,-]+(?<year>\d{2,4})[\s,]+${TIME}\s*(?<zone>.*)`,
  // The C library's order: Wed Feb 12 10:20:30 CET 2003
  String.raw`${MONTH}\s+(?<day>\d{1,2})\s+${TIME}\s+(?<zone>[a-z]*)\s*(?<year>\d{4})`,
  // Wed, Feb 12 2003 10:20:30 +0100
  String.raw`${MONTH}\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})\s+${TIME}\s*(?<zone>.*)`,
].map((form) => new RegExp(form, 'i'))

/**
 * Reads a Date field (RFC 5322 section 3.3 with the obsolete forms of 4.3, and what else mail has).
 * @returns milliseconds since 1970, or null when there is no date in it.
 */
export function parseDate(raw: string): number | null {
  const text = withoutComments(raw.slice(0, 200))
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups
    if (groups) return epoch(groups)
  }
  // ISO 8601 with a zone; without one it would be taken in the time zone of this computer.
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) return null
  const iso = Date.parse(text)
  return Number.isNaN(iso) ? null : iso
}

function epoch(groups: Record<string, string | undefined>): number | null {
  const number = (name: string): number => Number(groups[name] ?? 0)
  const month = MONTHS.indexOf((groups['month'] ?? '').toLowerCase())
  const [day, hour, minute, second] = [number('day'), number('hour'), number('minute'), number('second')]
  if (month < 0 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null
  const year = fullYear(groups['year'] ?? '')
  // Date.UTC would make the 31st of February a day in March.
  if (new Date(Date.UTC(year, month, day)).getUTCDate() !== day) return null
  return Date.UTC(year, month, day, hour, minute, second) - offsetMinutes(groups['zone'] ?? '') * 60_000
}

function offsetMinutes(zone: string): number {
  const numeric = /^[a-z\s"]*([+-])\s?(\d{1,2}):?(\d{2})/i.exec(zone)
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
    return numeric[1] === '-' ? -minutes : minutes
  }
  return ZONES[(/^[a-z]+/i.exec(zone)?.[0] ?? '').toUpperCase()] ?? 0
}

/** Section 4.3: two digits up to 49 are after 2000, all others count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length >= 4) return year
  return year < 50 && digits.length === 2 ? 2000 + year : 1900 + year
}

function withoutComments(raw: string): string {
  let depth = 0
  let text = ''
  for (const char of raw) {
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) text += char
  }
  return text.trim()
}
