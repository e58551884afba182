import type { MessagePage, MessageQuery } from '../contract/message.ts'
import { litWords } from '../shared/lit-words.ts'
import type { ReadableDb } from './handles.ts'
import { conditions } from './list-conditions.ts'
import { messageColumns, toMessageRow } from './message-rows.ts'
import type { MessageRecord } from './message-rows.ts'
import { parseSearch } from './parse-search.ts'
import type { Search, SearchNames } from './parse-search.ts'
import { amongTexts, searchConditions } from './search-conditions.ts'
import { searchExpression } from './search-expression.ts'
import { listOrder } from './list-order.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { messageOfText, textRowidSql } from './text-rowid.ts'

/** So many are counted; more are found as the list is scrolled to them. Nobody reads a thousand results. */
const COUNTED = 1000
/** So many of the newest texts with the words are asked for the facts, one by one, before the facts are looked up. */
const TRIED = 4000
/** How well a text fits is worked out for so many of the newest. */
const WEIGHED = 5000

/** The index that has in it all that facts ask of a row, so that no row is read. */
const byDate = sql`INDEXED BY message_by_date`

const rowidOfMessage = textRowidSql(sql`message.date`, sql`message.id`)

export interface SearchAsk {
  query: MessageQuery
  offset: number
  limit: number
  /** The accounts that `account:` can name. */
  accounts?: SearchNames['accounts']
}

/** One page of what a search finds. Costs the same for a word that all messages have as for a rare one. @throws StoreError */
export function searchMessages(
  db: ReadableDb,
  { query, offset, limit, accounts = [] }: SearchAsk,
): MessagePage {
  const labels = db.all<{ id: number; name: string }>(sql`SELECT id, name FROM label`)
  const search = parseSearch(query.text, { labels, accounts, now: Date.now() })
  const words = search.terms.filter(({ isNot }) => !isNot).map(({ text }) => text)
  if (search.terms.length + search.facts.length === 0) return { total: 0, unread: 0, offset, rows: [], words }
  const counted = Math.max(COUNTED, 2 * (offset + limit))
  const found = findMessages(db, search, query, counted + 1)
  const ids = found.slice(0, counted)
  return {
    total: ids.length,
    unread: countUnread(db, ids),
    isMore: found.length > counted,
    offset,
    words,
    rows: readRows(db, ids.slice(offset, offset + limit)).map((row) => ({
      ...row,
      lit: {
        from: litWords(row.fromName || row.fromAddress, words),
        subject: litWords(row.subject, words),
        preview: litWords(row.preview, words),
      },
    })),
  }
}

function findMessages(db: ReadableDb, search: Search, query: MessageQuery, limit: number): number[] {
  const { must, without } = searchExpression(search.terms)
  if (must === null) {
    const facts = sql`${conditions(query)}${searchConditions(search.facts)}`
    return idsOf(db, factsQuery(facts, without, query, limit))
  }
  const { among, rest } = amongTexts(search.facts)
  const texts = sql`message_text MATCH ${must}${among}`
  const facts = sql`${conditions(query)}${searchConditions(rest)}`
  if (query.order === 'best') return idsOf(db, bestQuery(texts, facts, limit))
  if (query.order !== 'date') return idsOf(db, sortedQuery(texts, facts, query, limit))
  if (query.isAscending || (rest.length === 0 && isEverything(query))) {
    return idsOf(db, wordsQuery(texts, facts, query, limit))
  }
  const tried = idsOf(db, triedQuery(texts, facts, limit))
  // Few of the newest are so: whatever is asked for is rare, or the words are.
  return tried.length >= limit ? tried : idsOf(db, wordsQuery(texts, facts, query, limit))
}

const isEverything = ({ accountId, place, starredOnly, labelId }: MessageQuery): boolean =>
  accountId === null && place === null && !starredOnly && labelId === null

const idsOf = (db: ReadableDb, query: Sql): number[] => db.all<{ id: number }>(query).map(({ id }) => id)

/** Messages by their facts alone: the index of dates has them all in it, so that no row is read. */
export const factsQuery = (
  facts: Sql,
  without: string | null,
  query: MessageQuery,
  limit: number,
): Sql => sql`
  SELECT message.id FROM message ${query.order === 'date' || query.order === 'best' ? byDate : sql``}
  WHERE ${facts}${
    without === null
      ? sql``
      : sql` AND NOT EXISTS (
      SELECT 1 FROM message_text WHERE message_text MATCH ${without} AND rowid = ${rowidOfMessage})`
  }
  ORDER BY ${listOrder(query)} LIMIT ${limit}`

/** The newest texts with the words, as far as they go, asked for the facts one by one. */
export const triedQuery = (texts: Sql, facts: Sql, limit: number): Sql => sql`
  SELECT message.id FROM (
    SELECT ${messageOfText} AS id FROM message_text WHERE ${texts}
    ORDER BY message_text.rowid DESC LIMIT ${TRIED}
  ) AS found CROSS JOIN message ON message.id = found.id WHERE ${facts}
  ORDER BY date DESC, message.id DESC LIMIT ${limit}`

/** The texts with the words, in the order of dates, among those messages that the facts are true of. */
export function wordsQuery(texts: Sql, facts: Sql, query: MessageQuery, limit: number): Sql {
  // The plus keeps SQLite from looking the words up again for each message.
  const among = sql`+message_text.rowid IN (SELECT ${rowidOfMessage} FROM message ${byDate} WHERE ${facts})`
  const all = facts.text === 'TRUE'
  return sql`
    SELECT ${messageOfText} AS id FROM message_text
    WHERE ${texts}${all ? sql`` : sql` AND ${among}`}
    ORDER BY message_text.rowid ${query.isAscending ? sql`ASC` : sql`DESC`} LIMIT ${limit}`
}

/** In another order than that of dates every message with the words has to be looked at. */
const sortedQuery = (texts: Sql, facts: Sql, query: MessageQuery, limit: number): Sql => sql`
  SELECT message.id FROM message_text CROSS JOIN message ON message.id = ${messageOfText}
  WHERE ${texts} AND ${facts} ORDER BY ${listOrder(query)} LIMIT ${limit}`

/** Words in a subject or a sender's name weigh more than those in a long text. */
const bestQuery = (texts: Sql, facts: Sql, limit: number): Sql => sql`
  SELECT message.id FROM (
    SELECT ${messageOfText} AS id, bm25(message_text, 8.0, 6.0, 2.0, 1.0, 1.0) AS score
    FROM message_text WHERE ${texts} ORDER BY message_text.rowid DESC LIMIT ${WEIGHED}
  ) AS found CROSS JOIN message ON message.id = found.id WHERE ${facts}
  ORDER BY score, date DESC, message.id DESC LIMIT ${limit}`

function readRows(db: ReadableDb, ids: readonly number[]) {
  return db
    .all<MessageRecord>(
      sql`SELECT ${messageColumns} FROM json_each(${jsonList(ids)}) JOIN message ON message.id = value ORDER BY key`,
    )
    .map(toMessageRow)
}

/** Few messages are unread: the index of those is read, and none of the rows. */
export const unreadQuery = (ids: readonly number[]): Sql => sql`
  SELECT count(*) AS unread FROM json_each(${jsonList(ids)})
  CROSS JOIN message INDEXED BY message_unread ON message.id = value AND message.is_unread = 1`

const countUnread = (db: ReadableDb, ids: readonly number[]): number =>
  db.get<{ unread: number }>(unreadQuery(ids))?.unread ?? 0
