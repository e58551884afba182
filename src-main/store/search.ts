import type { MessagePage, MessageQuery } from '../contract/message.ts'
import type { ReadableDb } from './handles.ts'
import { conditions } from './list-conditions.ts'
import { messageColumns, toMessageRow } from './message-rows.ts'
import type { MessageRecord } from './message-rows.ts'
import { searchExpression } from './search-expression.ts'
import { jsonList, sql } from './sql.ts'

/** One page of what a search finds, newest first. @throws StoreError */
export function searchMessages(
  db: ReadableDb,
  { query, offset, limit }: { query: MessageQuery; offset: number; limit: number },
): MessagePage {
  const expression = searchExpression(query.text)
  if (expression === null) return { total: 0, unread: 0, offset, rows: [] }
  const found = db.all<{ id: number; isUnread: number }>(sql`
    SELECT message.id, is_unread AS isUnread FROM message_text JOIN message ON message.id = message_text.rowid
    WHERE message_text MATCH ${expression} AND ${conditions(query)} ORDER BY date DESC, id DESC`)
  const ids = found.slice(offset, offset + limit).map(({ id }) => id)
  const rows = db.all<MessageRecord>(sql`
    SELECT ${messageColumns} FROM json_each(${jsonList(ids)}) JOIN message ON message.id = value ORDER BY key`)
  const unread = found.reduce((sum, { isUnread }) => sum + isUnread, 0)
  return { total: found.length, unread, offset, rows: rows.map(toMessageRow) }
}
