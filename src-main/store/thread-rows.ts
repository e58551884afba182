import type { MessageRow, Place, ThreadSummary } from '../contract/message.ts'
import type { ReadableDb } from './handles.ts'
import { onFrom } from './list-order.ts'
import type { ListWay } from './list-way.ts'
import { messageColumns, toMessageRow } from './message-rows.ts'
import type { MessageRecord } from './message-rows.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** Names that a row has room for. */
const MAX_PEOPLE = 8

type ThreadRecord = MessageRecord & { threadId: number; threadUnread: number }

/** The conversations of a place, each by its newest message there, the one with the newest first. */
export const threadPageQuery = (
  { accountId, place, isAscending }: { accountId: string | null; place: Place; isAscending: boolean },
  { from, isBackwards, skip, limit }: ListWay,
): Sql => {
  const account = accountId === null ? sql`` : sql`account_id = ${accountId} AND `
  const goesUp = isAscending !== isBackwards
  const direction = goesUp ? sql`ASC` : sql`DESC`
  return sql`
    SELECT ${messageColumns}, thread.thread_id AS threadId, thread.unread AS threadUnread
    FROM (
      -- The messages of conversations that are passed over are not looked up.
      SELECT thread_id, unread, newest_id, newest_date FROM thread_place
      WHERE ${account}place = ${place}${onFrom(from, goesUp, sql`newest_date, newest_id`)}
      ORDER BY newest_date ${direction}, newest_id ${direction} LIMIT ${limit} OFFSET ${skip}
    ) AS thread CROSS JOIN message ON message.id = newest_id
    ORDER BY newest_date ${direction}, newest_id ${direction}`
}

/** The rows of such a page. @throws StoreError */
export function readThreadPage(db: ReadableDb, page: Sql, place: Place): MessageRow[] {
  const records = db.all<ThreadRecord>(page)
  const members = membersOf(
    db,
    records.map(({ threadId }) => threadId),
    place,
  )
  return records.map(({ threadId, threadUnread, ...record }) => ({
    ...toMessageRow(record),
    thread: { id: threadId, unread: threadUnread, ...summarise(members.get(threadId) ?? []) },
  }))
}

/** How many conversations a place has. @throws StoreError */
export function countThreads(db: ReadableDb, accountId: string | null, place: Place): number {
  const account = accountId === null ? sql`` : sql` AND account_id = ${accountId}`
  const counted = sql`SELECT coalesce(sum(total), 0) AS total FROM thread_count WHERE place = ${place}${account}`
  return db.get<{ total: number }>(counted)?.total ?? 0
}

/** All messages of the conversation of one, in every place, oldest first; empty when it is gone. @throws StoreError */
export function threadOf(db: ReadableDb, { id }: { id: number }): MessageRow[] {
  return db
    .all<MessageRecord>(
      sql`
      SELECT ${messageColumns} FROM message
      WHERE thread_id = (SELECT thread_id FROM message WHERE id = ${id}) AND (thread_id <> 0 OR id = ${id})
      ORDER BY date, id`,
    )
    .map(toMessageRow)
}

interface Member {
  threadId: number
  id: number
  fromName: string
  fromAddress: string
}

function membersOf(db: ReadableDb, threadIds: readonly number[], place: Place): Map<number, Member[]> {
  const members = db.all<Member>(sql`
    SELECT thread_id AS threadId, message.id, from_name AS fromName, from_address AS fromAddress
    FROM json_each(${jsonList(threadIds)}) CROSS JOIN message ON thread_id = value AND place = ${place}
    ORDER BY key, date DESC, message.id DESC`)
  const byThread = new Map<number, Member[]>(threadIds.map((threadId) => [threadId, []]))
  for (const member of members) byThread.get(member.threadId)?.push(member)
  return byThread
}

function summarise(members: readonly Member[]): Pick<ThreadSummary, 'messageIds' | 'people'> {
  const people = new Map(
    members.map(({ fromName, fromAddress }) => [fromAddress.toLowerCase(), fromName || fromAddress]),
  )
  return { messageIds: members.map(({ id }) => id), people: [...people.values()].slice(0, MAX_PEOPLE) }
}
