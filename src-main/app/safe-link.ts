import { parseUrl } from '../shared/parse-url.ts'

/** What a link may ask the mail program to fill in (RFC 6068 section 4); files and other fields it may not. */
const MAIL_FIELDS = new Set(['to', 'cc', 'bcc', 'subject', 'body'])

/**
 * A link as it may be given to another program: http, https, and mailto with what concerns a letter alone. Null for all
 * others: their programs are started by them.
 */
export function safeLink(url: string): string | null {
  const parsed = parseUrl(url)
  if (!parsed) return null
  if (parsed.protocol === 'http:' || parsed.protocol === 'https:') return parsed.href
  if (parsed.protocol !== 'mailto:') return null
  const fields = parsed.search
    .slice(1)
    .split('&')
    .filter((field) => MAIL_FIELDS.has((field.split('=')[0] ?? '').toLowerCase()))
  return `mailto:${parsed.pathname}${fields.length > 0 ? `?${fields.join('&')}` : ''}`
}
