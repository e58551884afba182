import type { DecisionMaker } from '../contract/ledger.ts'
import { decided } from './decisions.ts'
import { confirmUnseen } from './deleted-unseen.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import type { Held } from './ledger-operations.ts'
import { markDeleted } from './mark-deleted.ts'
import { isSafelyHere } from './message-bytes.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

interface Batch {
  accountId: string
  uids: string[]
}

const these = ({ accountId, uids }: Batch): Sql =>
  sql`account_id = ${accountId} AND uid IN (SELECT value FROM json_each(${jsonList(uids)}))`

/**
 * Marks UIDs for deletion on the server and returns those for which DELE may be sent: the messages that are
 * here, and whose bytes read back from the database have the SHA-256 that came in; and what was decided to go unseen.
 * Asking again returns the same ones, so a delete that QUIT never confirmed is tried again.
 * @throws StoreError
 */
export function beginDelete(
  db: WritableDb,
  { by, now, ...batch }: Batch & { by: DecisionMaker; now: number },
): string[] {
  const here = db.all<{ uid: string; messageId: number }>(sql`
    SELECT uid, message_id AS messageId FROM ledger
    WHERE ${these(batch)} AND held = 'whole' AND state IN ('both', 'pending-delete')`)
  // Read before the transaction begins: a damaged page met inside it would undo the marks of the others.
  const safe = here.filter(({ messageId }) => isSafelyHere(db, messageId)).map(({ uid }) => uid)
  return db.transaction(() => {
    db.run(sql`
      UPDATE ledger SET ${decided('delete', by, now)}
      WHERE ${these({ ...batch, uids: safe })} AND state = 'both' AND decision IS NOT 'keep'`)
    const isSafe = new Set(safe)
    return db
      .all<{ uid: string; held: Held }>(
        sql`SELECT uid, held FROM ledger WHERE ${these(batch)} AND state = 'pending-delete'`,
      )
      .filter(({ uid, held }) => held !== 'whole' || isSafe.has(uid))
      .map(({ uid }) => uid)
  })
}

/** Takes back what was to be deleted; what is deleted already stays so. @throws StoreError */
export function cancelDelete(db: WritableDb, batch: Batch): void {
  db.run(sql`
    UPDATE ledger SET decision = NULL, decided_by = NULL, decided_at = NULL
    WHERE ${these(batch)} AND state = 'pending-delete'`)
}

/** Those of them that are still to be deleted: up to QUIT it can be taken back. @throws StoreError */
export const stillPending = (db: ReadableDb, batch: Batch): string[] =>
  db
    .all<{ uid: string }>(sql`SELECT uid FROM ledger WHERE ${these(batch)} AND state = 'pending-delete'`)
    .map(({ uid }) => uid)

/**
 * QUIT was answered +OK, so the deletes of these UIDs are final (RFC 1939 section 6), those of messages that never were
 * here too. @throws StoreError
 */
export function confirmDelete(db: WritableDb, { accountId, uids, now }: Batch & { now: number }): void {
  db.transaction(() => {
    markDeleted(db, accountId, uids, now)
    confirmUnseen(db, accountId, uids)
  })
}
