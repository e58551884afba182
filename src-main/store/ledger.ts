import { settleUnseen } from './deleted-unseen.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'
import type { LedgerEntry } from './store-operations.ts'

/** A UID can be missing from one listing by mistake; after 60 days of absence the server will not bring it back. */
const FORGET_AFTER_MILLIS = 60 * 24 * 60 * 60 * 1000

/** All that is known of the account's UIDs. @throws StoreError */
export function readLedger(db: ReadableDb, { accountId }: { accountId: string }): LedgerEntry[] {
  const rows = db.all<Omit<LedgerEntry, 'isHere'> & { isHere: number }>(sql`
    SELECT uid, size, message_id AS messageId, state <> 'on-server' AS isHere,
      CASE WHEN missing_since IS NOT NULL AND state <> 'deleted' THEN 'vanished' ELSE state END AS state
    FROM ledger WHERE account_id = ${accountId}`)
  return rows.map((row) => ({ ...row, isHere: row.isHere === 1 }))
}

/**
 * Compares the ledger with a listing that can be trusted. A UID that is not in it is missing from now on, and
 * forgotten after 60 days; one that is back has its old state, except that `deleted` was not true, so it is
 * `both`. Only what changes is written.
 * @throws StoreError
 */
export function recordListing(
  db: WritableDb,
  { accountId, uids, now }: { accountId: string; uids: string[]; now: number },
): void {
  const listed = sql`SELECT value FROM json_each(${jsonList(uids)})`
  db.transaction(() => {
    settleUnseen(db, accountId, uids)
    db.run(sql`
      UPDATE ledger SET missing_since = NULL, state = iif(state = 'deleted', 'both', state)
      WHERE account_id = ${accountId} AND (missing_since IS NOT NULL OR state = 'deleted') AND uid IN (${listed})`)
    db.run(sql`
      UPDATE ledger SET missing_since = ${now}
      WHERE account_id = ${accountId} AND missing_since IS NULL AND uid NOT IN (${listed})`)
    forgetMissing(db, accountId, now - FORGET_AFTER_MILLIS)
  })
}

function forgetMissing(db: WritableDb, accountId: string, before: number): void {
  const forgotten = sql`account_id = ${accountId} AND missing_since < ${before}`
  // Of these there was never more than the header, and now it is nowhere.
  db.run(sql`
    DELETE FROM message WHERE id IN (
      SELECT message_id FROM ledger WHERE ${forgotten} AND state = 'on-server' AND message_id IS NOT NULL)`)
  db.run(sql`DELETE FROM ledger WHERE ${forgotten}`)
}
