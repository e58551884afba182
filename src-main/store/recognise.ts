import { accountTime } from './account-clock.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { hashBytes } from './header-hash.ts'
import type { NewHeader } from './ledger-operations.ts'
import { sql } from './sql.ts'
import type { Sql } from './sql.ts'

/** Whether there is anything that a new message could be: most syncs need not ask for each of theirs. @throws StoreError */
export const mayRecognise = (db: ReadableDb, accountId: string): boolean =>
  db.get(sql`
    SELECT 1 WHERE EXISTS (
      SELECT 1 FROM ledger INDEXED BY ledger_missing
      WHERE account_id = ${accountId} AND missing_since IS NOT NULL
    ) OR EXISTS (SELECT 1 FROM forgotten WHERE account_id = ${accountId})`) !== undefined

/**
 * Looks whether a message with a UID that the ledger does not know is one whose own UID the server no longer lists: the
 * header block and the size are the same. If so, the message gets the new UID, and nothing of it need come again. Each
 * missing message is found once, so of two that are alike each finds its own.
 */
export function recognise(db: WritableDb, accountId: string, message: NewHeader, now: number): boolean {
  return adoptMissing(db, accountId, message) || adoptForgotten(db, accountId, message, now)
}

/**
 * The missing message that this one may be. Asked for each unknown message of a sync, so the index is named: for the order
 * of UIDs SQLite would rather walk through the whole ledger of the account.
 */
export function missingQuery(accountId: string, { size, header }: NewHeader): Sql {
  // Servers count octets in two ways, so the size may also be that of the bytes that came.
  return sql`
    SELECT uid FROM ledger INDEXED BY ledger_missing LEFT JOIN message ON message.id = ledger.message_id
    WHERE ledger.account_id = ${accountId} AND ledger.header_hash = ${hashBytes(header.headerHash)}
      AND missing_since IS NOT NULL AND ${size} IN (ledger.size, message.size)
    ORDER BY uid LIMIT 1`
}

function adoptMissing(db: WritableDb, accountId: string, message: NewHeader): boolean {
  const former = db.get<{ uid: string }>(missingQuery(accountId, message))
  if (!former) return false
  db.run(sql`
    UPDATE ledger SET uid = ${message.uid}, size = ${message.size}, missing_since = NULL, last_seen = NULL,
      deleted_at = NULL
    WHERE account_id = ${accountId} AND uid = ${former.uid}`)
  return true
}

function adoptForgotten(
  db: WritableDb,
  accountId: string,
  { uid, size, header }: NewHeader,
  now: number,
): boolean {
  const hash = hashBytes(header.headerHash)
  const former = findForgotten(db, accountId, hash, size)
  if (!former) return false
  db.run(sql`DELETE FROM forgotten WHERE message_id = ${former.id}`)
  db.run(sql`
    INSERT INTO ledger (account_id, uid, size, header_hash, message_id, held, first_seen, taken_at)
    VALUES (${accountId}, ${uid}, ${size}, ${hash}, ${former.id}, 'whole', ${now}, ${accountTime(db, accountId, now)})`)
  return true
}

const findForgotten = (db: ReadableDb, accountId: string, hash: Buffer<ArrayBuffer>, size: number) =>
  db.get<{ id: number }>(sql`
    SELECT message.id FROM forgotten JOIN message ON message.id = forgotten.message_id
    WHERE forgotten.account_id = ${accountId} AND forgotten.header_hash = ${hash}
      AND ${size} IN (forgotten.size, message.size)
    ORDER BY message.id LIMIT 1`)
