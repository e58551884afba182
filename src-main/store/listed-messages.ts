import type { WritableDb } from './handles.ts'
import type { ListingColumns } from './ledger-operations.ts'
import { jsonList, sql } from './sql.ts'

/** Puts a listing where queries can reach it: the temporary table `listed` (uid, position, octets). */
export function enterListing(db: WritableDb, { uids, octets }: ListingColumns): void {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS listed (
      uid TEXT PRIMARY KEY, position INTEGER NOT NULL, octets INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`)
  db.exec('DELETE FROM listed')
  db.run(sql`
    INSERT OR IGNORE INTO listed
    SELECT uid.value, uid.key, size.value
    FROM json_each(${jsonList(uids)}) AS uid JOIN json_each(${jsonList(octets)}) AS size ON size.key = uid.key`)
}
