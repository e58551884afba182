import type { WritableDb } from '../handles.ts'

/**
 * The ledger, from one word on each UID to the facts that the word follows from: what is held here, whether the server
 * lists it, whether it deleted it, and what was decided, by whom.
 *
 * `taken_at` and `missing_since` are on the account's own clock (`maildrop.clock`), which no jump of the computer's clock
 * moves; the others are times of the day. `last_seen` is null while the server lists the UID: it was then last seen in the
 * listing of `maildrop.listed_at`, so that a sync need not write a row for each message.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE maildrop (
      account_id TEXT PRIMARY KEY,
      listed_at INTEGER NOT NULL,
      clock INTEGER NOT NULL,
      is_doubted INTEGER NOT NULL DEFAULT 0 CHECK (is_doubted IN (0, 1))
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE ledger RENAME TO ledger_before;
    DROP INDEX ledger_by_message;

    CREATE TABLE ledger (
      account_id TEXT NOT NULL,
      uid TEXT NOT NULL,
      size INTEGER NOT NULL,
      header_hash BLOB CHECK (length(header_hash) = 32),
      message_id INTEGER REFERENCES message (id),
      held TEXT NOT NULL CHECK (held IN ('nothing', 'header', 'part', 'whole')),
      first_seen INTEGER NOT NULL,
      last_seen INTEGER,
      taken_at INTEGER,
      missing_since INTEGER,
      deleted_at INTEGER,
      decision TEXT CHECK (decision IN ('keep', 'download', 'skip', 'delete', 'delete-unseen', 'ask')),
      decided_by TEXT CHECK (json_valid(decided_by)),
      decided_at INTEGER,
      state TEXT GENERATED ALWAYS AS (CASE
        WHEN deleted_at IS NOT NULL THEN 'deleted'
        WHEN missing_since IS NOT NULL THEN 'vanished'
        WHEN decision = 'delete-unseen' OR (decision = 'delete' AND held = 'whole') THEN 'pending-delete'
        WHEN held = 'whole' THEN 'both'
        ELSE 'on-server'
      END) VIRTUAL,
      PRIMARY KEY (account_id, uid),
      CHECK ((held = 'nothing') = (message_id IS NULL))
    ) STRICT, WITHOUT ROWID;

    INSERT INTO ledger (account_id, uid, size, header_hash, message_id, held, first_seen, last_seen, taken_at,
      missing_since, deleted_at, decision, decided_by, decided_at)
    SELECT old.account_id, uid, old.size, unhex(header_hash), old.message_id,
      CASE WHEN old.message_id IS NULL THEN 'nothing' WHEN state = 'on-server' THEN 'header' ELSE 'whole' END,
      old.first_seen, missing_since,
      iif(state = 'on-server', NULL, old.first_seen),
      missing_since,
      iif(state = 'deleted', coalesce(missing_since, old.first_seen), NULL),
      iif(state IN ('pending-delete', 'deleted'), 'delete', NULL),
      iif(state IN ('pending-delete', 'deleted'), '{"kind":"retention"}', NULL),
      iif(state IN ('pending-delete', 'deleted'), old.first_seen, NULL)
    FROM ledger_before AS old LEFT JOIN message ON message.id = old.message_id;
    DROP TABLE ledger_before;

    CREATE UNIQUE INDEX ledger_by_message ON ledger (message_id);
    -- What a message under a new UID is recognised by; only of those that the server no longer lists.
    CREATE INDEX ledger_missing ON ledger (account_id, header_hash) WHERE missing_since IS NOT NULL;

    CREATE TRIGGER ledger_lets_go BEFORE DELETE ON message BEGIN
      UPDATE ledger SET held = 'nothing', message_id = NULL WHERE message_id = old.id;
    END;

    -- Messages that are here and whose UID was forgotten: should the server bring them back, they are recognised.
    CREATE TABLE forgotten (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      account_id TEXT NOT NULL,
      header_hash BLOB NOT NULL,
      size INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX forgotten_by_header ON forgotten (account_id, header_hash);
    INSERT INTO forgotten SELECT id, account_id, unhex(header_hash), size FROM message
      WHERE length(unhex(header_hash)) = 32 AND id IN (SELECT message_id FROM message_bytes)
        AND id NOT IN (SELECT message_id FROM ledger WHERE message_id IS NOT NULL);

    -- Header and first lines of a big message, while the rest is still on the server.
    CREATE TABLE message_part (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT;
  `)
}
