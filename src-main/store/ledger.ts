import type { DecisionMaker } from '../contract/ledger.ts'
import { advanceClock } from './account-clock.ts'
import { settleUnseen } from './deleted-unseen.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import type { LedgerEntry, ListingColumns, RecordedListing } from './ledger-operations.ts'
import { enterListing } from './listed-messages.ts'
import { sql } from './sql.ts'

/** A UID can be missing from one listing by mistake; after 60 days of absence the server will not bring it back. */
const FORGET_AFTER_MILLIS = 60 * 24 * 60 * 60 * 1000

/** Fewer that go missing at once are somebody's tidying up, and not a server that numbers anew. */
const MIN_DOUBTED = 20

/** All that is known of the account's UIDs. @throws StoreError */
export function readLedger(db: ReadableDb, { accountId }: { accountId: string }): LedgerEntry[] {
  const rows = db.all<Omit<LedgerEntry, 'decidedBy'> & { decidedBy: string | null }>(sql`
    SELECT uid, state, size, message_id AS messageId, held, decision, decided_by AS decidedBy,
      first_seen AS firstSeen, coalesce(last_seen, max(first_seen, coalesce(listed_at, 0))) AS lastSeen
    FROM ledger LEFT JOIN maildrop USING (account_id) WHERE account_id = ${accountId}`)
  return rows.map((row) => ({
    ...row,
    decidedBy: row.decidedBy === null ? null : (JSON.parse(row.decidedBy) as DecisionMaker),
  }))
}

/**
 * Compares the ledger with a listing that can be trusted. A UID that is not in it is missing from now on, and
 * forgotten after 60 days; one that is back has its old state. Only what changes is written.
 * @throws StoreError
 */
export function recordListing(
  db: WritableDb,
  { accountId, now, ...listing }: { accountId: string; now: number } & ListingColumns,
): RecordedListing {
  return db.transaction(() => {
    enterListing(db, listing)
    settleUnseen(db, accountId, now)
    const { clock, lastListedAt } = advanceClock(db, accountId, now)
    doubtIfMostVanish(db, accountId)
    db.run(sql`
      UPDATE ledger SET missing_since = NULL, last_seen = NULL
      WHERE account_id = ${accountId} AND missing_since IS NOT NULL AND uid IN (SELECT uid FROM listed)`)
    db.run(sql`
      UPDATE ledger SET missing_since = ${clock}, last_seen = max(first_seen, ${lastListedAt})
      WHERE account_id = ${accountId} AND missing_since IS NULL AND uid NOT IN (SELECT uid FROM listed)`)
    // Entered by a decision, before anybody knew its size.
    db.run(sql`
      UPDATE ledger SET size = listed.octets FROM listed
      WHERE account_id = ${accountId} AND held = 'nothing' AND size = 0 AND ledger.uid = listed.uid`)
    forgetMissing(db, accountId, clock - FORGET_AFTER_MILLIS)
    return { isDoubted: isDoubted(db, accountId) }
  })
}

/**
 * When half of what was there is gone at once, and we did not delete it, the server may have numbered its messages
 * anew. The doubt lasts until settleListing, also through a cut session and a restart.
 */
function doubtIfMostVanish(db: WritableDb, accountId: string): void {
  const { known = 0, vanishing = 0 } =
    db.get<{ known: number; vanishing: number }>(sql`
      SELECT count(*) AS known, coalesce(sum(uid NOT IN (SELECT uid FROM listed)), 0) AS vanishing
      FROM ledger WHERE account_id = ${accountId} AND state IN ('both', 'on-server')`) ?? {}
  if (vanishing < MIN_DOUBTED || vanishing * 2 < known) return
  db.run(sql`UPDATE maildrop SET is_doubted = 1 WHERE account_id = ${accountId}`)
}

const isDoubted = (db: ReadableDb, accountId: string): boolean =>
  db.get(sql`SELECT 1 FROM maildrop WHERE account_id = ${accountId} AND is_doubted = 1`) !== undefined

/** The unknown messages of a doubted listing have all been looked at. @throws StoreError */
export function settleListing(db: WritableDb, { accountId }: { accountId: string }): void {
  db.run(sql`UPDATE maildrop SET is_doubted = 0 WHERE account_id = ${accountId}`)
}

function forgetMissing(db: WritableDb, accountId: string, before: number): void {
  const forgotten = sql`account_id = ${accountId} AND missing_since < ${before}`
  // The UID is forgotten, what the message looks like is not.
  db.run(sql`
    INSERT OR REPLACE INTO forgotten (message_id, account_id, header_hash, size)
    SELECT message_id, account_id, header_hash, size FROM ledger
    WHERE ${forgotten} AND held = 'whole' AND header_hash IS NOT NULL`)
  // Of these there was never more than the header or the first lines, and now the rest is nowhere.
  const gone = db.all<{ id: number }>(sql`
    SELECT message_id AS id FROM ledger WHERE ${forgotten} AND held IN ('header', 'part')`)
  db.run(sql`DELETE FROM ledger WHERE ${forgotten}`)
  for (const { id } of gone) db.run(sql`DELETE FROM message WHERE id = ${id}`)
}
