import type { MessageRow } from '../contract/message.ts'
import type { Retention } from '../contract/retention.ts'
import type { RetentionPreview } from '../contract/retention-preview.ts'
import { accountTime } from './account-clock.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import type { DueDelete } from './ledger-operations.ts'
import { messageColumns, toMessageRow } from './message-rows.ts'
import type { MessageRecord } from './message-rows.ts'
import { planRetention } from './plan-retention.ts'
import type { ServerCopy } from './plan-retention.ts'
import { jsonList, sql } from './sql.ts'

/** Enough to see what kind of mail it is. */
const PREVIEW_ROWS = 200

/** What would be deleted on the server under `retention`. @throws StoreError */
export function previewRetention(
  db: ReadableDb,
  { accountId, retention }: { accountId: string; retention: Retention },
): RetentionPreview {
  const going = dueByRetention(db, accountId, retention)
  const ids = going.slice(0, PREVIEW_ROWS).flatMap(({ messageId }) => messageId ?? [])
  const rows = db.all<MessageRecord>(sql`
    SELECT ${messageColumns} FROM json_each(${jsonList(ids)}) JOIN message ON message.id = value ORDER BY key`)
  return {
    count: going.length,
    octets: going.reduce((sum, { size }) => sum + size, 0),
    rows: rows.map((row): MessageRow => toMessageRow(row)),
  }
}

/**
 * What is to be deleted on the server now: what a person or a rule decided, and what `retention` says. What retention
 * had decided before, and QUIT never confirmed, is taken back where it no longer says so.
 * @throws StoreError
 */
export function planDeletes(
  db: WritableDb,
  { accountId, retention }: { accountId: string; retention: Retention },
): DueDelete[] {
  const decided = db.all<DueDelete>(sql`
    SELECT uid, size, iif(decision = 'delete-unseen' AND held <> 'whole', decided_by ->> 'name', NULL) AS rule
    FROM ledger WHERE account_id = ${accountId} AND state = 'pending-delete' AND decided_by ->> 'kind' <> 'retention'`)
  const going = dueByRetention(db, accountId, retention)
  const stays = jsonList(going.map(({ uid }) => uid))
  db.run(sql`
    UPDATE ledger SET decision = NULL, decided_by = NULL, decided_at = NULL
    WHERE account_id = ${accountId} AND state = 'pending-delete' AND decided_by ->> 'kind' = 'retention'
      AND uid NOT IN (SELECT value FROM json_each(${stays}))`)
  return [...decided, ...going.map(({ uid, size }) => ({ uid, size, rule: null }))]
}

type Copy = ServerCopy & { messageId: number | null }

function dueByRetention(db: ReadableDb, accountId: string, retention: Retention): Copy[] {
  const { afterDays, maxMessages, maxMegabytes, whenDeletedHere } = retention
  if (afterDays === null && maxMessages === null && maxMegabytes === null && !whenDeletedHere) return []
  return planRetention(retention, serverCopies(db, accountId), accountTime(db, accountId, 0))
}

/**
 * All that the server lists, oldest first, but for what goes anyway. A message's own date may be forged; it is no later
 * than the day on which we first saw it.
 */
function serverCopies(db: ReadableDb, accountId: string): Copy[] {
  type Row = Omit<Copy, 'isStarred' | 'isBinned' | 'isKept'> &
    Record<'isStarred' | 'isBinned' | 'isKept', number>
  const rows = db.all<Row>(sql`
    SELECT uid, ledger.size, ledger.message_id AS messageId, iif(held = 'whole', taken_at, NULL) AS takenAt,
      coalesce(is_starred, 0) AS isStarred, coalesce(place = 'bin', 0) AS isBinned,
      coalesce(decision = 'keep', 0) AS isKept
    FROM ledger LEFT JOIN message ON message.id = ledger.message_id
    WHERE ledger.account_id = ${accountId} AND missing_since IS NULL AND deleted_at IS NULL
      AND NOT (state = 'pending-delete' AND decided_by ->> 'kind' <> 'retention')
    ORDER BY min(coalesce(date, ledger.first_seen), ledger.first_seen), ledger.first_seen, uid`)
  return rows.map((row) => ({
    ...row,
    isStarred: row.isStarred === 1,
    isBinned: row.isBinned === 1,
    isKept: row.isKept === 1,
  }))
}
