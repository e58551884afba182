import type { WritableDb } from './handles.ts'
import type { NewHeader } from './ledger-operations.ts'
import { hashBytes } from './header-hash.ts'
import { sql } from './sql.ts'

/**
 * Tells by their headers whether messages are those that their UIDs meant before. If so, size and whereabouts are as
 * listed; a delete that did not come true is pending again. If not, the server gave the UID to another message: the
 * ledger knows it no more, and what is here under it stays, to be recognised should it come back.
 * @throws StoreError
 */
export function settleDoubts(
  db: WritableDb,
  { accountId, headers }: { accountId: string; headers: NewHeader[] },
): void {
  db.transaction(() => {
    for (const { uid, size, header } of headers) {
      const entry = sql`account_id = ${accountId} AND uid = ${uid}`
      const { changes } = db.run(sql`
        UPDATE ledger SET size = ${size}, deleted_at = NULL
        WHERE ${entry} AND coalesce(header_hash, ${hashBytes(header.headerHash)}) = ${hashBytes(header.headerHash)}`)
      if (changes > 0) continue
      db.run(sql`
        INSERT OR REPLACE INTO forgotten (message_id, account_id, header_hash, size)
        SELECT message_id, account_id, header_hash, size FROM ledger WHERE ${entry} AND held = 'whole'`)
      db.run(sql`DELETE FROM ledger WHERE ${entry}`)
    }
  })
}
