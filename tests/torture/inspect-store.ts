import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { PAGE_BYTES } from '../../src-main/store/key-fits.ts'
import { openDatabase, type StoreLocation } from '../../src-main/store/open-database.ts'
import { sql } from '../../src-main/store/sql.ts'
import { textRowidSql } from '../../src-main/store/text-rowid.ts'

/** What a store holds, without taking its word for it. */
export interface StoreFindings {
  /** What the integrity checks complain of. */
  damage: string[]
  /** SHA-256 (hex) of the bytes of each message that is here whole, computed anew. */
  whole: string[]
  /** Of these, the ones of which the store says that the server has deleted them. */
  deleted: string[]
  /** How many messages wait to be indexed. */
  waiting: number
  /** The Message-ID of each row of the list. */
  rows: string[]
}

/** Opens the store and looks at all of it. This recovers and closes it, so it wants a copy of what a kill left. */
export function inspectStore(location: StoreLocation): StoreFindings {
  const db = openDatabase(location)
  try {
    // The check of pages reads the file alone. A kill can leave half of a page in it that the log still has whole.
    db.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`)
    const complaints = [
      ...db.all(sql`PRAGMA cipher_integrity_check`),
      ...db.all(sql`PRAGMA integrity_check`).filter((row) => row['integrity_check'] !== 'ok'),
      ...db.all(sql`PRAGMA foreign_key_check`),
      ...db.all(sql`SELECT 'place_count is wrong' WHERE
        (SELECT coalesce(sum(total), 0) FROM place_count) <> (SELECT count(*) FROM message)`),
      ...db.all(sql`SELECT id, 'neither searchable nor waiting for it' AS complaint FROM message
        WHERE ${textRowidSql(sql`date`, sql`id`)} NOT IN (SELECT id FROM message_text_docsize)
          AND id NOT IN (SELECT message_id FROM unindexed)`),
      ...db.all(sql`SELECT id, 'searchable, but gone' AS complaint FROM message_text_docsize
        WHERE id NOT IN (SELECT ${textRowidSql(sql`date`, sql`id`)} FROM message)`),
    ]
    const found: StoreFindings = {
      damage: complaints.map((row) => JSON.stringify(row)),
      whole: [],
      deleted: [],
      waiting: db.get<{ count: number }>(sql`SELECT count(*) AS count FROM unindexed`)?.count ?? 0,
      rows: db
        .all<{ messageId: string }>(sql`SELECT message_id AS messageId FROM message`)
        .map(({ messageId }) => messageId),
    }
    const ids = db.all<{ id: number; state: string | null }>(sql`
      SELECT message_bytes.message_id AS id, state FROM message_bytes
      LEFT JOIN ledger ON ledger.message_id = message_bytes.message_id`)
    for (const { id, state } of ids) {
      const stored = db.get<{ sha256: Uint8Array; bytes: Uint8Array }>(
        sql`SELECT sha256, bytes FROM message_bytes WHERE message_id = ${id}`,
      )
      if (!stored) continue
      const hash = createHash('sha256').update(stored.bytes).digest()
      if (!hash.equals(stored.sha256)) found.damage.push(`message ${id} is not what its SHA-256 says`)
      if (state === null) found.damage.push(`message ${id} is in no ledger`)
      found.whole.push(hash.toString('hex'))
      if (state === 'deleted') found.deleted.push(hash.toString('hex'))
    }
    return found
  } finally {
    db.close()
  }
}

const HEADER_OCTETS = 32
const FRAME_HEADER_OCTETS = 24

/**
 * Whether a write-ahead log ends in a transaction that was being written when its process was killed: frames of the log's
 * own generation after the last one that ends a commit (https://sqlite.org/fileformat2.html, section 4).
 */
export function endsInsideCommit(logPath: string): boolean {
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) <= HEADER_OCTETS) return false
  const log = readFileSync(logPath)
  const salts = log.subarray(16, 24)
  let isOpen = false
  for (
    let at = HEADER_OCTETS;
    at + FRAME_HEADER_OCTETS <= log.length;
    at += FRAME_HEADER_OCTETS + PAGE_BYTES
  ) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    isOpen = log.readUInt32BE(at + 4) === 0
  }
  return isOpen
}
