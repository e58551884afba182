import type { WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'

/**
 * The server's copies of these are gone. Rows of which there never was more than the header go too: the message is
 * nowhere now. Inside the caller's transaction.
 * @throws StoreError
 */
export function markDeleted(db: WritableDb, accountId: string, uids: readonly string[], now: number): void {
  const these = sql`account_id = ${accountId} AND uid IN (SELECT value FROM json_each(${jsonList(uids)}))`
  db.run(sql`UPDATE ledger SET deleted_at = ${now} WHERE ${these} AND deleted_at IS NULL`)
  const unseen = db.all<{ id: number }>(
    sql`SELECT message_id AS id FROM ledger WHERE ${these} AND held IN ('header', 'part')`,
  )
  for (const { id } of unseen) db.run(sql`DELETE FROM message WHERE id = ${id}`)
}
