import type { WritableDb } from '../handles.ts'

/**
 * What is known of each UID. `missing_since` is apart from `state`, so that a UID that comes back is in the
 * state it had. UIDs are compared byte by byte (RFC 1939 section 7).
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE ledger (
      account_id TEXT NOT NULL,
      uid TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('on-server', 'both', 'pending-delete', 'deleted')),
      size INTEGER NOT NULL,
      message_id INTEGER REFERENCES message (id) ON DELETE SET NULL,
      first_seen INTEGER NOT NULL,
      missing_since INTEGER,
      PRIMARY KEY (account_id, uid)
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX ledger_by_message ON ledger (message_id);
  `)
}
