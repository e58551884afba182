import type { DecisionMaker } from '../contract/ledger.ts'
import { decided } from './decisions.ts'
import type { WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'
import type { Sql } from './sql.ts'

const BY_USER: DecisionMaker = { kind: 'user' }

/** Of a ledger entry: with its message the server's copy goes, too. */
export const goesThere = (deletesThere: string[]): Sql => sql`
  held = 'whole' AND deleted_at IS NULL AND decision IS NOT 'keep'
  AND (ledger.account_id IN (SELECT value FROM json_each(${jsonList(deletesThere)}))
    OR (decision = 'delete' AND decided_by ->> 'kind' <> 'retention'))`

/**
 * Removes messages for good: row, bytes and search text. Their UIDs stay in the ledger as *not to be downloaded*, so
 * that they do not come again; of the accounts in `deletesThere`, and where it was waiting for that already, the
 * server's copy goes as well.
 * @throws StoreError
 */
export function deleteMessages(
  db: WritableDb,
  { ids, deletesThere, now }: { ids: number[]; deletesThere: string[]; now: number },
): { accountIds: string[] } {
  const those = sql`(SELECT value FROM json_each(${jsonList(ids)}))`
  const removed = db.transaction(() => {
    const isListed = sql`message_id IN ${those} AND deleted_at IS NULL`
    db.run(sql`
      UPDATE ledger SET ${decided('delete-unseen', BY_USER, now)}
      WHERE ${isListed} AND ${goesThere(deletesThere)}`)
    db.run(sql`
      UPDATE ledger SET ${decided('skip', BY_USER, now)} WHERE ${isListed} AND decision IS NOT 'delete-unseen'`)
    return db.all<{ accountId: string }>(sql`
      DELETE FROM message WHERE id IN ${those} RETURNING account_id AS accountId`)
  })
  return { accountIds: [...new Set(removed.map(({ accountId }) => accountId))] }
}
