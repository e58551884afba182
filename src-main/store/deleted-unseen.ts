import type { DeletedUnseen } from '../contract/server-desk.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { markDeleted } from './mark-deleted.ts'
import { jsonList, sql } from './sql.ts'
import type { UnseenDelete } from './store-operations.ts'

/**
 * Keeps the headers of messages that are not here, before DELE is sent for them. They are pending, and in no list,
 * until `confirmUnseen`. @throws StoreError
 */
export function beginDeleteUnseen(
  db: WritableDb,
  { accountId, deletes, now }: { accountId: string; deletes: UnseenDelete[]; now: number },
): void {
  db.transaction(() => {
    for (const { uid, rule, header, octets, headerBlock } of deletes) {
      db.run(sql`
        INSERT OR REPLACE INTO deleted_unseen (
          account_id, uid, at, rule, from_name, from_address, subject, date, octets, headers)
        VALUES (${accountId}, ${uid}, ${now}, ${rule}, ${header.fromName}, ${header.fromAddress},
          ${header.subject}, ${header.date}, ${octets}, ${headerBlock})`)
    }
  })
}

/**
 * The server's copies of these are gone: the pending ones among them enter the history. Inside the caller's transaction.
 * @throws StoreError
 */
export function confirmUnseen(db: WritableDb, accountId: string, uids: readonly string[]): void {
  db.run(sql`
    UPDATE deleted_unseen SET is_pending = 0
    WHERE account_id = ${accountId} AND is_pending = 1
      AND uid IN (SELECT value FROM json_each(${jsonList(uids)}))`)
}

/**
 * What a trustworthy listing (in `listed`) says of deletes whose QUIT was never answered: what is still listed was not
 * deleted, what is not listed is gone. Inside the caller's transaction. @throws StoreError
 */
export function settleUnseen(db: WritableDb, accountId: string, now: number): void {
  const pending = sql`account_id = ${accountId} AND is_pending = 1`
  db.run(sql`DELETE FROM deleted_unseen WHERE ${pending} AND uid IN (SELECT uid FROM listed)`)
  const gone = db
    .all<{ uid: string }>(sql`SELECT uid FROM deleted_unseen WHERE ${pending}`)
    .map(({ uid }) => uid)
  if (gone.length === 0) return
  confirmUnseen(db, accountId, gone)
  markDeleted(db, accountId, gone, now)
}

/** The history, newest first; `accountId` null: of all accounts. @throws StoreError */
export function listDeletedUnseen(
  db: ReadableDb,
  { accountId, offset, limit }: { accountId: string | null; offset: number; limit: number },
): { total: number; entries: Omit<DeletedUnseen, 'fields'>[] } {
  const ofAccount = accountId === null ? sql`` : sql` AND account_id = ${accountId}`
  const where = sql`is_pending = 0${ofAccount}`
  return {
    total:
      db.get<{ total: number }>(sql`SELECT count(*) AS total FROM deleted_unseen WHERE ${where}`)?.total ?? 0,
    entries: db.all<Omit<DeletedUnseen, 'fields'>>(sql`
      SELECT id, account_id AS accountId, at, rule, from_name AS fromName, from_address AS fromAddress, subject,
        date, octets, headers
      FROM deleted_unseen WHERE ${where} ORDER BY id DESC LIMIT ${limit} OFFSET ${offset}`),
  }
}
