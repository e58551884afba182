import { sql } from './sql.ts'
import type { Sql } from './sql.ts'

/*
 * The search index is read newest first, and stops at the page: so its row numbers are in the order of dates. Minutes
 * since 1970 (to 2097) stand above 27 bits of the message's own number; 53 bits in all, which a JavaScript number holds.
 */
const ID_BITS = 2 ** 27
const LAST_MINUTE = 2 ** 26 - 1
const MINUTE = 60_000

/** Where the text of a message stands in the search index; `date` is in milliseconds since 1970. */
export const textRowid = (date: number, id: number): number =>
  Math.min(Math.max(Math.trunc(date / MINUTE), 0), LAST_MINUTE) * ID_BITS + id

/** The same in SQL, of any two columns or expressions. */
export const textRowidSql = (date: Sql, id: Sql): Sql =>
  sql`(max(0, min(67108863, ${date} / 60000)) * 134217728 + ${id})`

/**
 * Where in the search index the texts begin whose messages are of `date` (milliseconds since 1970) or later; null: between
 * two minutes, or out of reach, so that only the message itself can tell.
 */
export function textRowidsFrom(date: number): number | null {
  const minute = date / MINUTE
  return Number.isInteger(minute) && minute > 0 && minute <= LAST_MINUTE ? minute * ID_BITS : null
}

/** The number of the message whose text stands there, in SQL. */
export const messageOfText = sql`(message_text.rowid & 134217727)`
