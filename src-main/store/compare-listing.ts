import type { Decision } from '../contract/ledger.ts'
import type { WritableDb } from './handles.ts'
import type { Held, ListingColumns, ListingComparison } from './ledger-operations.ts'
import { enterListing } from './listed-messages.ts'
import { sql } from './sql.ts'

const NOT_WANTED: readonly (Decision | null)[] = ['skip', 'ask', 'delete-unseen']

interface Unsettled {
  position: number
  held: Held | null
  decision: Decision | null
}

/**
 * What of a listing is to be taken, by position in it. Of 100,000 known messages only those that want something cross
 * over to the caller.
 * @throws StoreError
 */
export function compareListing(
  db: WritableDb,
  { accountId, ...listing }: { accountId: string } & ListingColumns,
): ListingComparison {
  const rows = db.transaction(() => {
    enterListing(db, listing)
    return db.all<Unsettled>(sql`
      SELECT position, held, decision FROM listed
      LEFT JOIN ledger ON account_id = ${accountId} AND ledger.uid = listed.uid
      WHERE held IS NULL OR held <> 'whole' OR deleted_at IS NOT NULL OR size <> octets
      ORDER BY position`)
  })
  const found: ListingComparison = { unknown: [], bare: [], header: [], part: [], download: [], doubtful: [] }
  for (const { position, held, decision } of rows) {
    if (held === 'whole') found.doubtful.push(position)
    else if (!NOT_WANTED.includes(decision)) {
      found[LIST_OF[held ?? 'unknown']].push(position)
      if (decision === 'download') found.download.push(position)
    }
  }
  return found
}

const LIST_OF = { unknown: 'unknown', nothing: 'bare', header: 'header', part: 'part' } as const
