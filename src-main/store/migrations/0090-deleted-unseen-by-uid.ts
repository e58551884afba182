import type { WritableDb } from '../handles.ts'

/** The history of rules shows the headers of what they deleted: found by UID, row by row of a page. */
export function up(db: WritableDb): void {
  db.exec('CREATE INDEX deleted_unseen_by_uid ON deleted_unseen (account_id, uid)')
}
