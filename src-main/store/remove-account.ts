import type { WritableDb } from './handles.ts'
import { sql } from './sql.ts'

/**
 * Removes every trace of an account: messages, bytes, search text, ledger, counters, its own rules and what rules did
 * there. @throws StoreError
 */
export function removeAccount(db: WritableDb, { accountId }: { accountId: string }): void {
  db.transaction(() => {
    db.run(sql`DELETE FROM ledger WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM message WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM rule WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM rule_history WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM deleted_unseen WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM thread_count WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM place_count WHERE account_id = ${accountId}`)
    db.run(sql`DELETE FROM maildrop WHERE account_id = ${accountId}`)
  })
}
