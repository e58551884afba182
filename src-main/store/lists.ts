import type { MessagePage, MessageQuery, MessageRow, PlaceCount } from '../contract/message.ts'
import type { ReadableDb } from './handles.ts'
import { conditions } from './list-conditions.ts'
import { messageColumns, toMessageRow } from './message-rows.ts'
import type { MessageRecord } from './message-rows.ts'
import { searchMessages } from './search.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** One page of a list, newest first, with the counts of the whole list. @throws StoreError */
export function listMessages(
  db: ReadableDb,
  ask: { query: MessageQuery; offset: number; limit: number },
): MessagePage {
  if (ask.query.text.trim() !== '') return searchMessages(db, ask)
  const { query, offset, limit } = ask
  const rows = db.all<MessageRecord>(pageQuery(query, offset, limit)).map(toMessageRow)
  return { ...countList(db, query), offset, rows }
}

/** The query of one page. Each combination of conditions has an index in just this order (0010-messages, 0060-labels). */
export function pageQuery(query: MessageQuery, offset: number, limit: number): Sql {
  if (query.labelId !== null) {
    return sql`
      SELECT ${messageColumns} FROM message_label AS chosen JOIN message ON message.id = chosen.message_id
      WHERE chosen.label_id = ${query.labelId}
      ORDER BY chosen.date DESC, chosen.message_id DESC LIMIT ${limit} OFFSET ${offset}`
  }
  return sql`
    SELECT ${messageColumns} FROM message WHERE ${conditions(query)}
    ORDER BY date DESC, id DESC LIMIT ${limit} OFFSET ${offset}`
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
  const where = conditions({ accountId, place, starredOnly: false, labelId: null, text: '' })
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
