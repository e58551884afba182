import type { WritableDb } from './handles.ts'
import type { ListingColumns } from './ledger-operations.ts'
import { sql } from './sql.ts'

/** Puts a listing where queries can reach it: the temporary table `listed` (uid, position, octets). */
export function enterListing(db: WritableDb, { uids, octets }: ListingColumns): void {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS listed (
      uid TEXT PRIMARY KEY, position INTEGER NOT NULL, octets INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`)
  db.exec('DELETE FROM listed')
  // One list of pairs: two lists joined by position would be walked through once for each message.
  const pairs = uids.map((uid, index) => [uid, octets[index] ?? 0])
  db.run(sql`
    INSERT OR IGNORE INTO listed
    SELECT value ->> 0, key, value ->> 1 FROM json_each(${JSON.stringify(pairs)})`)
}
