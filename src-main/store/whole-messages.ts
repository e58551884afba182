import type { Place } from '../contract/message.ts'
import type { TransferScope } from '../contract/transfer.ts'
import type { ReadableDb } from './handles.ts'
import { isSafelyHere } from './message-bytes.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** A message that is here whole, with what an export says of it. */
export interface WholeMessage {
  id: number
  accountId: string
  place: Place
  subject: string
  fromAddress: string
  /** Milliseconds since 1970. */
  date: number
  isUnread: boolean
  isStarred: boolean
}

const MAX_CHECKED = 500

/** How much is here whole of a scope. @throws StoreError */
export const countWhole = (
  db: ReadableDb,
  { scope }: { scope: TransferScope },
): { messages: number; octets: number } =>
  db.get<{ messages: number; octets: number }>(sql`
    SELECT count(*) AS messages, coalesce(sum(size), 0) AS octets FROM message
    WHERE ${inScope(scope)} AND ${isWhole}`) ?? { messages: 0, octets: 0 }

/** The next messages of a scope that are here whole, by their numbers, from behind `after` on. @throws StoreError */
export function listWhole(
  db: ReadableDb,
  { scope, after, limit }: { scope: TransferScope; after: number; limit: number },
): WholeMessage[] {
  return db
    .all<Omit<WholeMessage, 'isUnread' | 'isStarred'> & { isUnread: number; isStarred: number }>(
      sql`
      SELECT id, account_id AS accountId, place, subject, from_address AS fromAddress, date, is_unread AS isUnread,
        is_starred AS isStarred
      FROM message WHERE id > ${after} AND ${inScope(scope)} AND ${isWhole} ORDER BY id LIMIT ${limit}`,
    )
    .map((row) => ({ ...row, isUnread: row.isUnread === 1, isStarred: row.isStarred === 1 }))
}

/** The SHA-256 (hex) of what an account has here, in slices; `last` is null with the last one. @throws StoreError */
export function knownHashes(
  db: ReadableDb,
  { accountId, after, limit }: { accountId: string; after: number; limit: number },
): { hashes: string[]; last: number | null } {
  const rows = db.all<{ id: number; hash: string }>(sql`
    SELECT message_id AS id, lower(hex(sha256)) AS hash FROM message_bytes
    WHERE message_id IN (SELECT id FROM message WHERE account_id = ${accountId} AND id > ${after} ORDER BY id)
    ORDER BY message_id LIMIT ${limit}`)
  const isLast = rows.length < limit
  return { hashes: rows.map(({ hash }) => hash), last: isLast ? null : (rows.at(-1)?.id ?? null) }
}

/**
 * Reads the next messages back, at least one and at most `octets` of them, and compares each with its SHA-256; `last` is
 * null when there were no more.
 * @throws StoreError
 */
export function checkNext(
  db: ReadableDb,
  { after, octets }: { after: number; octets: number },
): { checked: number; damaged: number[]; last: number | null } {
  const sizes = db.all<{ id: number; size: number }>(sql`
    SELECT id, size FROM message WHERE id > ${after} AND ${isWhole} ORDER BY id LIMIT ${MAX_CHECKED}`)
  const damaged: number[] = []
  let read = 0
  let checked = 0
  for (const { id, size } of sizes) {
    read += size
    if (checked > 0 && read > octets) break
    checked++
    if (!isSafelyHere(db, id)) damaged.push(id)
  }
  return { checked, damaged, last: sizes[checked - 1]?.id ?? null }
}

const isWhole = sql`EXISTS (SELECT 1 FROM message_bytes WHERE message_id = message.id)`

function inScope(scope: TransferScope): Sql {
  if ('ids' in scope) return sql`id IN (SELECT value FROM json_each(${jsonList(scope.ids)}))`
  const account = scope.accountId === null ? sql`` : sql` AND account_id = ${scope.accountId}`
  const place = scope.place === null ? sql`` : sql` AND place = ${scope.place}`
  return sql`TRUE${account}${place}`
}
