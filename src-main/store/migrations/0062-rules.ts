import type { WritableDb } from '../handles.ts'

/**
 * Header rules in their order, and what they did. `definition` and `deed` are JSON of contract/rule.ts: nothing asks
 * the database about what is in them.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE rule (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      position INTEGER NOT NULL,
      account_id TEXT,
      is_on INTEGER NOT NULL DEFAULT 0 CHECK (is_on IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      confirmed_version INTEGER,
      name TEXT NOT NULL,
      definition TEXT NOT NULL
    ) STRICT;

    CREATE TABLE rule_history (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      rule_id INTEGER REFERENCES rule (id) ON DELETE SET NULL,
      rule_name TEXT NOT NULL,
      account_id TEXT NOT NULL,
      uid TEXT NOT NULL,
      message_id INTEGER REFERENCES message (id) ON DELETE SET NULL,
      from_name TEXT NOT NULL,
      from_address TEXT NOT NULL,
      subject TEXT NOT NULL,
      date INTEGER,
      octets INTEGER NOT NULL,
      deed TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rule_history_by_rule ON rule_history (rule_id, id DESC);
    CREATE INDEX rule_history_by_message ON rule_history (message_id);
    CREATE INDEX rule_history_by_uid ON rule_history (account_id, uid);
  `)
}
