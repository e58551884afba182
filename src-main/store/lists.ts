import type { MessagePage, MessageQuery, MessageRow, PlaceCount } from '../contract/message.ts'
import type { ReadableDb } from './handles.ts'
import { conditions } from './list-conditions.ts'
import type { ListMarks } from './list-marks.ts'
import { listOrder, onFrom } from './list-order.ts'
import { wayTo } from './list-way.ts'
import type { ListWay } from './list-way.ts'
import { messageColumns, toMessageRow } from './message-rows.ts'
import type { MessageRecord } from './message-rows.ts'
import { searchMessages } from './search.ts'
import type { SearchAsk } from './search.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { countThreads, readThreadPage, threadPageQuery } from './thread-rows.ts'

/**
 * One page of a list, in its order, with the counts of the whole list. `marks`: what is known from the pages before.
 * @throws StoreError
 */
export function listMessages(db: ReadableDb, ask: SearchAsk, marks: ListMarks): MessagePage {
  const { query, offset } = ask
  if (query.text.trim() !== '') return searchMessages(db, ask)
  const counts = countList(db, query)
  const { accountId, place, isAscending } = query
  if (place !== null && isByThread(query)) {
    const total = countThreads(db, accountId, place)
    const rows = readPage(db, ask, total, marks, (way) =>
      readThreadPage(db, threadPageQuery({ accountId, place, isAscending }, way), place),
    )
    return { ...counts, messages: counts.total, total, offset, rows }
  }
  const rows = readPage(db, ask, counts.total, marks, (way) =>
    db.all<MessageRecord>(pageQuery(query, way)).map(toMessageRow),
  )
  return { ...counts, offset, rows }
}

/** The rows by the shortest way, whichever that is in the order of the list. */
function readPage(
  db: ReadableDb,
  { query, offset, limit }: SearchAsk,
  total: number,
  marks: ListMarks,
  read: (way: ListWay) => MessageRow[],
): MessageRow[] {
  const isMarked = isByDate(query)
  const way = wayTo({ offset, limit }, total, isMarked ? marks.of(JSON.stringify(query), db.version()) : [])
  const rows = read(way)
  if (way.isBackwards) rows.reverse()
  if (isMarked) marks.remember(offset, rows)
  return rows
}

const isByDate = ({ order }: MessageQuery): boolean => order === 'date' || order === 'best'

const isByThread = ({ isThreaded, order, starredOnly, labelId }: MessageQuery): boolean =>
  isThreaded && order === 'date' && !starredOnly && labelId === null

/** The query of one page. Every order of a place has an index in just this order (0010-messages, 0060-labels, 0110-threads). */
export function pageQuery(query: MessageQuery, { from, isBackwards, skip, limit }: ListWay): Sql {
  const order = { ...query, isAscending: query.isAscending !== isBackwards }
  const page = sql`LIMIT ${limit} OFFSET ${skip}`
  if (query.labelId !== null && query.order === 'date') {
    const direction = order.isAscending ? sql`ASC` : sql`DESC`
    return sql`
      SELECT ${messageColumns} FROM message_label AS chosen JOIN message ON message.id = chosen.message_id
      WHERE chosen.label_id = ${query.labelId}${onFrom(from, order.isAscending, sql`chosen.date, chosen.message_id`)}
      ORDER BY chosen.date ${direction}, chosen.message_id ${direction} ${page}`
  }
  return sql`
    SELECT ${messageColumns} FROM message ${orderIndex(query)}
    WHERE ${conditions(query)}${onFrom(from, order.isAscending, sql`date, message.id`)}
    ORDER BY ${listOrder(order)} ${page}`
}

/** SQLite would rather look for the account first, and then have to sort. */
function orderIndex({ order, place, starredOnly, labelId }: MessageQuery): Sql {
  if (place === null || starredOnly || labelId !== null) return sql``
  if (order === 'sender') return sql`INDEXED BY message_by_sender`
  if (order === 'subject') return sql`INDEXED BY message_by_subject`
  return order === 'size' ? sql`INDEXED BY message_by_size` : sql``
}

function countList(db: ReadableDb, { accountId, place, starredOnly, labelId }: MessageQuery) {
  const nothing = { total: 0, unread: 0 }
  if (labelId !== null) {
    const counts = sql`SELECT total, unread FROM label WHERE id = ${labelId}`
    return db.get<{ total: number; unread: number }>(counts) ?? nothing
  }
  const columns = starredOnly
    ? sql`coalesce(sum(starred), 0) AS total, coalesce(sum(starred_unread), 0) AS unread`
    : sql`coalesce(sum(total), 0) AS total, coalesce(sum(unread), 0) AS unread`
  const where = conditions({ accountId, place, starredOnly: false, labelId: null })
  const counts = db.get<{ total: number; unread: number }>(
    sql`SELECT ${columns} FROM place_count WHERE ${where}`,
  )
  return counts ?? nothing
}

/** How many messages each place of each account holds; empty places are left out. @throws StoreError */
export function countPlaces(db: ReadableDb): PlaceCount[] {
  return db.all<PlaceCount>(
    sql`SELECT account_id AS accountId, place, total, unread, starred FROM place_count WHERE total > 0`,
  )
}

/** One row by its number; null when there is no such message. @throws StoreError */
export function messageRow(db: ReadableDb, { id }: { id: number }): MessageRow | null {
  const record = db.get<MessageRecord>(sql`SELECT ${messageColumns} FROM message WHERE id = ${id}`)
  return record ? toMessageRow(record) : null
}
