import type { WritableDb } from '../handles.ts'

/**
 * What is left of messages that were deleted on the server and never were here. Written before DELE is sent, pending
 * until QUIT is answered: of a message that is gone there is always its header.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE deleted_unseen (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id TEXT NOT NULL,
      uid TEXT NOT NULL,
      at INTEGER NOT NULL,
      rule TEXT,
      from_name TEXT NOT NULL,
      from_address TEXT NOT NULL,
      subject TEXT NOT NULL,
      date INTEGER,
      octets INTEGER NOT NULL,
      headers TEXT NOT NULL,
      is_pending INTEGER NOT NULL DEFAULT 1 CHECK (is_pending IN (0, 1))
    ) STRICT;

    CREATE UNIQUE INDEX deleted_unseen_pending ON deleted_unseen (account_id, uid) WHERE is_pending = 1;
    CREATE INDEX deleted_unseen_by_account ON deleted_unseen (account_id, id DESC) WHERE is_pending = 0;
    CREATE INDEX deleted_unseen_by_id ON deleted_unseen (id DESC) WHERE is_pending = 0;
  `)
}
