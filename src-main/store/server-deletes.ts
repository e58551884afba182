import { confirmUnseen } from './deleted-unseen.ts'
import type { WritableDb } from './handles.ts'
import { isSafelyHere } from './message-bytes.ts'
import { jsonList, sql } from './sql.ts'

/**
 * Marks UIDs for deletion on the server and returns those for which DELE may be sent: the messages that are
 * here, and whose bytes read back from the database have the SHA-256 that came in. Asking again returns the
 * same ones, so a delete that QUIT never confirmed is tried again.
 * @throws StoreError
 */
export function beginDelete(
  db: WritableDb,
  { accountId, uids }: { accountId: string; uids: string[] },
): string[] {
  const here = db.all<{ uid: string; messageId: number }>(sql`
    SELECT uid, message_id AS messageId FROM ledger
    WHERE account_id = ${accountId} AND uid IN (SELECT value FROM json_each(${jsonList(uids)}))
      AND state IN ('both', 'pending-delete') AND message_id IS NOT NULL`)
  // Read before the transaction begins: a damaged page met inside it would undo the marks of the others.
  const safe = here.filter(({ messageId }) => isSafelyHere(db, messageId)).map(({ uid }) => uid)
  db.transaction(() => setState(db, accountId, safe, 'pending-delete', 'both'))
  return safe
}

/** Takes pending deletes back; those that are final already stay so. @throws StoreError */
export function cancelDelete(
  db: WritableDb,
  { accountId, uids }: { accountId: string; uids: string[] },
): void {
  db.transaction(() => setState(db, accountId, uids, 'both', 'pending-delete'))
}

/**
 * QUIT was answered +OK, so the pending deletes among these UIDs are final (RFC 1939 section 6), those of messages
 * that never were here too. @throws StoreError
 */
export function confirmDelete(
  db: WritableDb,
  { accountId, uids }: { accountId: string; uids: string[] },
): void {
  db.transaction(() => {
    setState(db, accountId, uids, 'deleted', 'pending-delete')
    confirmUnseen(db, accountId, uids)
  })
}

function setState(db: WritableDb, accountId: string, uids: string[], state: string, from: string): void {
  db.run(sql`
    UPDATE ledger SET state = ${state}
    WHERE account_id = ${accountId} AND uid IN (SELECT value FROM json_each(${jsonList(uids)}))
      AND state = ${from}`)
}
